import { printBytes, printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { OwnRun } from "@/components/live/useTiming";
import { budgetRun } from "@/lib/findings/bytes";
import type { BudgetPart, BudgetRequest } from "@/lib/jobs/whatFits/findBudget";
import type { WhatFitsLane, WhatFitsPart, WhatFitsRequest } from "@/lib/jobs/whatFits/whatFits";
import type { Values } from "@/lib/options/options";
import {
  bytesByKind,
  MEMORY_KINDS,
  type MemoryBytes,
  type MemoryKind,
  planMemory,
  totalBytes,
} from "@/lib/planned/plan";
import { adamTraining, type Fitting, weightsOf, whatFits } from "@/lib/planned/presets";
import type { Refusal } from "@/lib/planned/refusal";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import { whatFitsOptions } from "./figure";

/** Values of the options of the figure. */
export type WhatFitsOptions = Values<typeof whatFitsOptions>;

/** A training of the reader's own. */
export type OwnTraining = OwnRun<WhatFitsRequest, WhatFitsPart>;

/** Steps of each lane. */
const STEPS = 60;

/** Returns the budget of the options, bytes. */
export const budgetOf = ({ budget }: WhatFitsOptions): number => Math.floor(budget * 1e6);

/** Returns the training to ask for. */
export const requestOf = (options: WhatFitsOptions): WhatFitsRequest => ({
  budgetBytes: budgetOf(options),
  savings: { release: options.release, checkpoint: options.checkpoint },
  steps: STEPS,
});

/** Returns how far to look for memory. */
export const searchOf = ({ cap }: WhatFitsOptions): BudgetRequest => ({ capBytes: cap * 1e6 });

/** Returns the budget that a search has found, in the unit of the option; undefined while it goes on. */
export function foundBudget({ finished, end }: BudgetPart): number | undefined {
  const { min, max } = whatFitsOptions.budget;
  const budget = Math.min(max, Math.floor(finished / 1e6));
  return end !== undefined && budget >= min ? budget : undefined;
}

/** What the answer of a search means. */
const MEANING =
  "This is what this page got at this moment, and no more: WebGPU tells nobody how much memory a GPU has, and other pages and programs share it.";

/** Returns what a search for memory has found, as sentences. */
export function searchWords(part: BudgetPart): string {
  const { finished, total, device, end } = part;
  const got = printBytes(finished);
  if (end === undefined) return `${device} has given ${got}; at most ${printBytes(total)} will be held.`;
  const budget = foundBudget(part);
  const set =
    budget === undefined ? "That is too little for any model here." : `The budget is now ${budget} MB.`;
  const ends = {
    cap: `${device} gave all ${got} that the search may hold, so there may be more.`,
    refused: `${device} gave ${got} and refused more.`,
    lost: `${device} gave ${got}, and then the device was lost. Nothing else on this page used it.`,
  };
  return `${ends[end]} All of it was written to and given back. ${set} ${MEANING}`;
}

/** The planned memory of one precision. */
export interface FitBar {
  readonly bits: 32 | 8;
  readonly kinds: MemoryBytes;
  readonly total: number;
}

/** What fits into a budget. */
export interface Fits {
  readonly budgetBytes: number;
  /** The largest models with 32-bit and with 8-bit state; undefined where no model fits. */
  readonly in32: Fitting | undefined;
  readonly in8: Fitting | undefined;
  /** The planned memory of the model `in8` in both precisions; empty where none fits. */
  readonly bars: readonly FitBar[];
}

/** Returns what fits into the budget of the options. */
export function fitsOf(options: WhatFitsOptions): Fits {
  const { budgetBytes, savings } = requestOf(options);
  const { in32, in8 } = whatFits(budgetBytes, savings);
  const bars = ([32, 8] as const).flatMap((bits): FitBar[] => {
    if (!in8) return [];
    const plan = planMemory({ ...adamTraining(bits, savings), ...in8 });
    return [{ bits, kinds: bytesByKind(plan), total: totalBytes(plan) }];
  });
  return { budgetBytes, in32, in8, bars };
}

const sizeOf = ({ spec }: Fitting) => {
  const { layers, width } = spec;
  return `${printNumber(weightsOf(spec) / 1e6)} million weights (${layers} layers of width ${width})`;
};

/** Returns the caption: the largest model in each precision. */
export function captionOf({ budgetBytes, in32, in8, bars }: Fits): string {
  const budget = printBytes(budgetBytes);
  if (!in8) return `${budget} is too small for every model here. Choose a larger budget.`;
  const largest = `Within ${budget} the largest of our models that trains with 8-bit state has ${sizeOf(in8)}.`;
  if (!in32) return `${largest} With 32-bit state none fits.`;
  if (in32.spec === in8.spec)
    return `${largest} It fits with 32-bit state too: ${printBytes(bars[0].total)}, and ${printBytes(bars[1].total)} with 8-bit state.`;
  return `${largest} With 32-bit state it has ${sizeOf(in32)}.`;
}

/** Returns whether a training was asked for with these options. */
export function isOf({ request }: OwnTraining, options: WhatFitsOptions): boolean {
  const { budgetBytes, savings } = requestOf(options);
  return (
    request.budgetBytes === budgetBytes &&
    request.savings.release === savings.release &&
    request.savings.checkpoint === savings.checkpoint
  );
}

/** Names of the kinds of memory for readers. */
export const KIND_LABELS: Readonly<Record<MemoryKind, string>> = {
  weights: "weights",
  gradients: "gradients",
  workspace: "workspace",
  activations: "activations",
  state: "state",
};

/** Returns who refused memory, and where, as a sentence. */
export function refusalOf({ by, kind, tensor, bytes, heldBytes }: Refusal): string {
  const who = by === "budget" ? "The budget" : "WebGPU";
  const what = kind === "state" ? "the optimizer state" : `the ${KIND_LABELS[kind]}`;
  return `${who} refused it at ${what} of ${tensor}: it held ${printBytes(heldBytes)} and needed ${printBytes(bytes)} more.`;
}

/** Number of last losses that a sentence takes the mean of. */
const LAST = 10;

/** Returns what one lane did so far, as a sentence. */
export function laneWords({ bits, refused, losses, written }: WhatFitsLane): string {
  const name = `${bits}-bit state`;
  if (refused) return `${name}: ${refusalOf(refused)}`;
  if (losses.length === 0) return `${name}: the buffers are being made.`;
  const last = losses.slice(-LAST);
  const mean = last.reduce((sum, loss) => sum + loss / last.length, 0);
  const trained = `${name}: ${losses.length} ${losses.length === 1 ? "step" : "steps"}, loss ${mean.toFixed(2)} nats a byte.`;
  return written === undefined ? trained : `${trained} It writes: “${written.replaceAll(/\s+/g, " ")}”`;
}

/** Returns what a recorded training of a larger model did within a budget, one sentence for each precision. */
export function recordedWords(): string[] {
  const [in32, in8] = [budgetRun(32), budgetRun(8)];
  const { device, budget } = RECORDED_BYTES;
  const bytes = in32.refused?.budgetBytes ?? 0;
  const steps = in8.loss?.length ?? 0;
  const heldOut = in8.heldOut?.at(-1)?.loss ?? Number.NaN;
  return [
    `Recorded on one ${device}, ${printNumber(budget.parameters / 1e6)} million weights within ${printBytes(bytes)}:`,
    `32-bit state: ${in32.refused ? refusalOf(in32.refused) : "it fits."}`,
    `8-bit state: ${steps} steps, held-out loss ${heldOut.toFixed(2)} nats a byte.`,
  ];
}

/** Returns the planned bytes, and the losses of a training. */
export function tableOf(fits: Fits, lanes: readonly WhatFitsLane[]): DataTable {
  const lossAt = (bits: 32 | 8) => {
    const lane = lanes.find((each) => each.bits === bits);
    return lane?.refused ? "refused" : (lane?.losses.at(-1) ?? "");
  };
  return {
    caption: `Planned memory of the largest model that trains with 8-bit state within ${fits.budgetBytes} bytes, bytes, and the last loss of a training.`,
    columns: ["state", ...MEMORY_KINDS.map((kind) => KIND_LABELS[kind]), "in all", "last loss"],
    rows: fits.bars.map(({ bits, kinds, total }) => [
      `${bits}-bit`,
      ...MEMORY_KINDS.map((kind) => kinds[kind]),
      total,
      lossAt(bits),
    ]),
  };
}
