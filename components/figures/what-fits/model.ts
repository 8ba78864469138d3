import { printBytes, printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { OwnRun } from "@/components/live/useTiming";
import { budgetRun } from "@/lib/findings/bytes";
import type { BudgetPart, BudgetRequest } from "@/lib/jobs/whatFits/findBudget";
import type { WhatFitsLane, WhatFitsPart, WhatFitsRequest } from "@/lib/jobs/whatFits/whatFits";
import type { Values } from "@/lib/options/options";
import { bytesByKind, MEMORY_KINDS, type MemoryBytes, planMemory, totalBytes } from "@/lib/planned/plan";
import { adamTraining, type Fitting, weightsOf, whatFits } from "@/lib/planned/presets";
import type { Refusal } from "@/lib/planned/refusal";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import { whatFitsOptions } from "./figure";
import { english, type FitsWords } from "./messages";

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

/** Returns what a search for memory has found, as sentences. */
export function searchWords(part: BudgetPart, t = english): string {
  const { finished, total, device, end } = part;
  const got = t.print(printBytes(finished));
  if (end === undefined) return t("fits.search.on", { device, got, most: t.print(printBytes(total)) });
  const budget = foundBudget(part);
  return t("fits.search.end", {
    end: t(`fits.search.${end}`, { device, got }),
    budget:
      budget === undefined ? t("fits.search.tooLittle") : t("fits.search.budget", { budget: String(budget) }),
  });
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

const millionsOf = (weights: number, t: FitsWords) => t.print(printNumber(weights / 1e6));

const sizeOf = ({ spec }: Fitting, t: FitsWords) =>
  t("fits.size", {
    millions: millionsOf(weightsOf(spec), t),
    layers: String(spec.layers),
    width: String(spec.width),
  });

/** Returns the caption: the largest model in each precision. */
export function captionOf({ budgetBytes, in32, in8, bars }: Fits, t = english): string {
  const budget = t.print(printBytes(budgetBytes));
  if (!in8) return t("fits.tooSmall", { budget });
  const largest = { budget, size: sizeOf(in8, t) };
  if (!in32) return t("fits.none32", largest);
  if (in32.spec === in8.spec) {
    const [bytes32, bytes8] = bars.map(({ total }) => t.print(printBytes(total)));
    return t("fits.same", { ...largest, bytes32, bytes8 });
  }
  return t("fits.smaller", { ...largest, size32: sizeOf(in32, t) });
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

/** Returns who refused memory, and where, as a sentence. */
const refusalOf = ({ by, kind, tensor, bytes, heldBytes }: Refusal, t: FitsWords) =>
  t(`planned.refused.${by}`, {
    what: t(`planned.at.${kind}`),
    tensor: t.named(`planned.tensor.${tensor}`, tensor),
    held: t.print(printBytes(heldBytes)),
    needed: t.print(printBytes(bytes)),
  });

const printLoss = (loss: number, t: FitsWords) => t.print(loss.toFixed(2));

/** Number of last losses that a sentence takes the mean of. */
const LAST = 10;

/** Returns what one lane did so far, as a sentence. */
export function laneWords({ bits, refused, losses, written }: WhatFitsLane, t = english): string {
  if (refused) return t("fits.lane.refused", { bits, refusal: refusalOf(refused, t) });
  if (losses.length === 0) return t("fits.lane.made", { bits });
  const last = losses.slice(-LAST);
  const mean = last.reduce((sum, loss) => sum + loss / last.length, 0);
  const trained = t("fits.lane.trained", { bits, count: losses.length, loss: printLoss(mean, t) });
  if (written === undefined) return trained;
  return t("fits.lane.writes", { trained, written: written.replaceAll(/\s+/g, " ") });
}

/** Returns what a recorded training of a larger model did within a budget, one sentence for each precision. */
export function recordedWords(t = english): string[] {
  const [in32, in8] = [budgetRun(32), budgetRun(8)];
  const { device, budget } = RECORDED_BYTES;
  const bytes = in32.refused?.budgetBytes ?? 0;
  const steps = in8.loss?.length ?? 0;
  const heldOut = in8.heldOut?.at(-1)?.loss ?? Number.NaN;
  return [
    t("fits.recorded.head", {
      device,
      millions: millionsOf(budget.parameters, t),
      bytes: t.print(printBytes(bytes)),
    }),
    in32.refused
      ? t("fits.lane.refused", { bits: 32, refusal: refusalOf(in32.refused, t) })
      : t("fits.lane.fits", { bits: 32 }),
    t("fits.recorded.trained", { bits: 8, count: steps, loss: printLoss(heldOut, t) }),
  ];
}

/** Returns the planned bytes, and the losses of a training. */
export function tableOf(fits: Fits, lanes: readonly WhatFitsLane[], t = english): DataTable {
  const lossAt = (bits: 32 | 8) => {
    const lane = lanes.find((each) => each.bits === bits);
    return lane?.refused ? t("fits.table.refused") : (lane?.losses.at(-1) ?? "");
  };
  return {
    caption: t("fits.table.caption", { bytes: String(fits.budgetBytes) }),
    columns: [
      t("fits.table.state"),
      ...MEMORY_KINDS.map((kind) => t(`planned.kind.${kind}`)),
      t("fits.table.all"),
      t("fits.table.loss"),
    ],
    rows: fits.bars.map(({ bits, kinds, total }) => [
      t("fits.table.bits", { bits }),
      ...MEMORY_KINDS.map((kind) => kinds[kind]),
      total,
      lossAt(bits),
    ]),
  };
}
