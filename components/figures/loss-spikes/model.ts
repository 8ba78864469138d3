import { printSteps, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  CHANGE_STEP,
  type LossSpikesResult,
  type LossSpikesSetup,
  SPIKE_STEPS,
  type SpikeLane,
} from "@/lib/jobs/weights/lossSpikes";
import { median } from "@/lib/numerics/metrics";
import type { Values } from "@/lib/options/options";
import type { lossSpikesOptions } from "./figure";

/** Values of the figure's options. */
export type LossSpikesValues = Values<typeof lossSpikesOptions>;

/** Returns the job's request for these options. */
export const setupOf = (values: LossSpikesValues): LossSpikesSetup => ({ ...values });

/** Steps after the change in which a spike is looked for. */
const LOOKED_AT = 20;
/** A rise of the loss from which on it is called a spike, nats a word. */
const LEAST_RISE = 0.02;

/** The loss and the RMS of a lane around the change. */
export interface Spike {
  /** Loss after the last step before the change, and the highest in the 20 steps from the change on. */
  readonly before: number;
  readonly highest: number;
  /** Steps from the change to the highest loss. */
  readonly delay: number;
  /** Median of the RMS in the 20 steps before the change, and the RMS in the first step of the change. */
  readonly usualRms: number;
  readonly rms: number;
}

/** Returns the loss and the RMS of a lane around the change. */
export function spikeOf({ losses, rms }: SpikeLane): Spike {
  const at = CHANGE_STEP - 1;
  const after = losses.subarray(at, at + LOOKED_AT);
  const highest = Math.max(...after);
  return {
    before: losses[at - 1],
    highest,
    delay: after.indexOf(highest),
    usualRms: median(rms.subarray(at - LOOKED_AT, at)),
    rms: rms[at],
  };
}

/** Returns the caption: the RMS at the change, and the highest loss with and without the clip. */
export function captionOf({ setup, lanes }: LossSpikesResult): string {
  const [plain, clipped] = lanes.map(spikeOf);
  const [exact, , int8] = lanes.map(({ losses }) => losses[SPIKE_STEPS - 1].toFixed(2));
  const layers = setup.int8 === "both" ? "both layers" : "the hidden layer";
  const change =
    setup.factor === 1
      ? "The gradients of this run do not grow."
      : `A small language model is trained in this page; at step ${CHANGE_STEP} all gradients grow ${setup.factor.toLocaleString("en")} times, and nothing else changes.`;
  const rms = `The RMS of g²/r is ${printTwoDigits(plain.rms)} at step ${CHANGE_STEP}, after ${printTwoDigits(plain.usualRms)} in the steps before.`;
  const spike =
    plain.highest - plain.before < LEAST_RISE
      ? `Without clipping the loss has no spike: it is ${plain.before.toFixed(2)} before and at most ${plain.highest.toFixed(2)} after`
      : `Without clipping the loss rises from ${plain.before.toFixed(2)} to ${plain.highest.toFixed(2)} within ${printSteps(plain.delay)}`;
  return `${change} ${rms} ${spike}; with the update clip of StableAdamW it is at most ${clipped.highest.toFixed(2)}, from ${clipped.before.toFixed(2)}. With the products of SwitchBack in ${layers} the loss ends at ${int8}, with exact ones at ${exact}.`;
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = (): string =>
  `Held-out loss of ${SPIKE_STEPS} steps by Adam, with the update clip and with the products of SwitchBack, and the largest RMS of g²/r of any tensor.`;

/** Returns a table with a row for each step. */
export function tableOf({ setup, lanes: [plain, clipped, int8] }: LossSpikesResult): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Held-out loss, nats a word, and RMS of g²/r; gradients grow ${setup.factor} times at step ${CHANGE_STEP}, β₂ ${setup.beta2}.`,
    columns: ["step", "loss", "loss, clipped", "loss, SwitchBack", "RMS", "RMS, clipped", "RMS, SwitchBack"],
    rows: Array.from(plain.losses, (loss, i) => [
      i + 1,
      digits(loss),
      digits(clipped.losses[i]),
      digits(int8.losses[i]),
      digits(plain.rms[i]),
      digits(clipped.rms[i]),
      digits(int8.rms[i]),
    ]),
  };
}
