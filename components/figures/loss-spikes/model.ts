import { printTwoDigits } from "@/components/charts/format";
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
import { english } from "./messages";

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
export function captionOf({ setup, lanes }: LossSpikesResult, t = english): string {
  const [plain, clipped] = lanes.map(spikeOf);
  const print = (loss: number) => t.print(loss.toFixed(2));
  const [exact, , int8] = lanes.map(({ losses }) => print(losses[SPIKE_STEPS - 1]));
  const step = CHANGE_STEP;
  const change = setup.factor === 1 ? t("change.none") : t("change.grow", { step, factor: setup.factor });
  const rms = t("rms", {
    rms: t.print(printTwoDigits(plain.rms)),
    step,
    usual: t.print(printTwoDigits(plain.usualRms)),
  });
  const values = {
    before: print(plain.before),
    highest: print(plain.highest),
    clipped: print(clipped.highest),
    clippedBefore: print(clipped.before),
  };
  const spike =
    plain.highest - plain.before < LEAST_RISE
      ? t("spike.none", values)
      : t("spike.rises", { ...values, count: plain.delay });
  const products = t(setup.int8 === "both" ? "int8.both" : "int8.hidden", { int8, exact });
  return [change, rms, spike, products].join(" ");
}

/** Returns a sentence that describes the picture. */
export const sentenceOf = (t = english): string => t("sentence", { steps: SPIKE_STEPS });

/** Returns a table with a row for each step. */
export function tableOf({ setup, lanes: [plain, clipped, int8] }: LossSpikesResult, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: t("table.caption", {
      factor: String(setup.factor),
      step: CHANGE_STEP,
      beta2: t.print(String(setup.beta2)),
    }),
    columns: [
      t("table.step"),
      t("table.loss"),
      t("table.lossClipped"),
      t("table.lossInt8"),
      t("table.rms"),
      t("table.rmsClipped"),
      t("table.rmsInt8"),
    ],
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
