import type { Savings } from "@/lib/planned/presets";
import type { Refusal } from "@/lib/planned/refusal";
import recorded from "./bytes-browser-h200.json" with { type: "json" };

/** What a browser trained within a budget, as `node scripts/what-fits-in-browser.mjs` prints it. */
interface RecordedFit<Lane> {
  readonly command: string;
  readonly budgetBytes: number;
  readonly savings: Savings;
  /** The lane with 32-bit state, then the lane with 8-bit state. */
  readonly lanes: readonly Lane[];
}

/** A lane of the training within 1 GiB. */
interface BudgetLane {
  readonly bits: number;
  readonly refused?: Refusal;
  /** Loss of each step, nats a byte. */
  readonly losses: readonly number[];
  readonly stepsPerSecond?: number;
}

/** A lane of the training of the largest preset, which fits with both precisions. */
interface LargestLane {
  readonly bits: number;
  readonly losses: readonly number[];
  /** Largest reading of nvidia-smi for the whole GPU while the lane trained, MiB. */
  readonly deviceMiB: number;
}

/** What the worker of the figure `what-fits` did in Chromium on a real GPU, and the same training in Node. */
export interface BrowserBytesRecording {
  readonly device: string;
  readonly date: string;
  readonly host: string;
  readonly text: string;
  readonly budget: RecordedFit<BudgetLane>;
  readonly inNode: {
    readonly command: string;
    readonly host: string;
    readonly refused: Refusal;
    readonly losses: readonly number[];
  };
  readonly largest: RecordedFit<LargestLane>;
}

/** The recorded training of what fits in a browser. */
export const BROWSER_BYTES = recorded as BrowserBytesRecording;
