import type { ValueTable } from "@/components/prose/Value";
import { tinyMove } from "@/lib/findings/leaps";
import { MIXED_SCALE, OUTLIER_FACTORS, OUTLIER_INJECTOR } from "@/lib/findings/setups";
import { blockUsage, stepsToRecover } from "@/lib/jobs/outlier/findings";
import { type MixedResult, type MixedSetup, mixedRun } from "@/lib/jobs/outlier/mixedScale";
import { type OutlierResult, type OutlierSetup, outlierRun } from "@/lib/jobs/outlier/run";
import { atOnce } from "@/lib/jobs/sliced";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { leapCell } from "@/lib/recordings/leaps";
import { percent, significant } from "../format";

/** Each run is computed once, when the first page asks for it. */
function kept<A extends object, T>(compute: (request: A) => T): (request: A) => T {
  const results = new Map<string, T>();
  return (request) => {
    const key = JSON.stringify(request);
    const known = results.get(key);
    if (known !== undefined) return known;
    const fresh = compute(request);
    results.set(key, fresh);
    return fresh;
  };
}

/** The outlier that chapter 4 asks the reader about; the figures' other options stand as the reader finds them. */
const HUGE = 10_000;

export const outlier: (patch: Partial<OutlierSetup>) => OutlierResult = kept((patch) =>
  atOnce(outlierRun({ ...OUTLIER_INJECTOR, factor: HUGE, ...patch })),
);
export const mixed: (patch: Partial<MixedSetup>) => MixedResult = kept((patch) =>
  atOnce(mixedRun({ ...MIXED_SCALE, ...patch })),
);

/** Index of the state after the step of the outlier. */
export const AT = OUTLIER_INJECTOR.at - 1;
const BLOCK = OUTLIER_INJECTOR.blockSize;
export const home = Math.floor(OUTLIER_INJECTOR.element / BLOCK);
/** Steps enough to see the outlier arrive. */
const brief = { steps: AT + 1 };

const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const zerosAt = (patch: Partial<OutlierSetup>) => outlier({ ...brief, ...patch }).whole.hit.r.zeros[AT];
const recovery = (which: "whole" | "blocks") =>
  String(stepsToRecover(outlier({})[which], "r", AT + 1) ?? "all");

/** Step of a parameter whose second moment reads as zero, long after the bias corrections have gone to 1. */
function leapOf(m: number): number {
  const cell = { p: 0, g: 0, s: Float32Array.of(m / adam.defaults.beta1, 0) };
  adam.apply(cell, adam.prepare({}, 1e6));
  return Math.abs(cell.p);
}

/** Share of the codes of r at zero at the step of the outlier, by map and blocks; factor 0 is the run without it. */
const MAPS = ["linear", "dynamic"] as const;
const LANES = ["whole", "blocks"] as const;
const FACTORS = [0, 100, 1000, 10_000];
const zeroTable: ValueTable = Object.fromEntries(
  MAPS.flatMap((map) =>
    LANES.flatMap((lane) =>
      FACTORS.map((factor) => {
        const share = () => {
          const result = outlier({ ...brief, map, factor: factor === 0 ? FACTORS[1] : factor });
          return result[lane][factor === 0 ? "clean" : "hit"].r.zeros[AT];
        };
        // One digit after the point where whole per cents would say 0.
        return [
          `zeros-${map}-${lane}-${factor}`,
          () => percent(share(), share() > 0 && share() < 0.1 ? 1 : 0),
        ];
      }),
    ),
  ),
);

/** Length of a step, in learning rates, if one gradient outweighs all others in both moments. */
const ownStep = (beta2: number) => (1 - adam.defaults.beta1) / Math.sqrt(1 - beta2);

/** Largest step of the smallest case, in learning rates: "4,204", "1.00". */
function smallest(bits: number, candidate: string, epsilon: number): string {
  const [step] = leapCell("smallest", bits, candidate, epsilon).largestStep;
  return step === null
    ? "not finite"
    : step < 10
      ? significant(step, 3)
      : Math.round(step).toLocaleString("en-US");
}

const last = ({ setup, small32, small8 }: MixedResult) => ({
  far32: small32[setup.steps],
  far8: small8[setup.steps],
});

/** The numbers of chapter 4. */
export const values: ValueTable = {
  "outlier-zero-whole": () => percent(zerosAt({}), 0),
  "outlier-zero-blocks": () => percent(outlier({}).blocks.hit.r.zeros[AT], 1),
  "outlier-zero-home": () => percent(blockUsage(outlier({}).blocks.hit.r, BLOCK, home, AT).zeros, 0),
  "outlier-used-before": () => String(outlier({}).whole.hit.r.used[AT - 1]),
  "outlier-used-at": () => String(outlier({}).whole.hit.r.used[AT]),
  "outlier-used-1000": () => String(outlier({ ...brief, factor: 1000 }).whole.hit.r.used[AT]),
  "outlier-recovery-whole": () => recovery("whole"),
  "outlier-recovery-blocks": () => recovery("blocks"),
  "outlier-too-far": () => percent(outlier({}).whole.hit.overshoot[AT + 1], 0),
  "outlier-too-far-blocks": () => percent(outlier({}).blocks.hit.overshoot[AT + 1], 0),
  "outlier-linear-half": () =>
    String(OUTLIER_FACTORS.find((factor) => zerosAt({ map: "linear", factor }) > 0.5) ?? "none"),
  ...zeroTable,
  "own-step": () => significant(ownStep(OUTLIER_INJECTOR.beta2), 1),
  "own-step-usual": () => significant(ownStep(adam.defaults.beta2), 2),
  "smallest-32": () => smallest(32, "", 1e-8),
  "smallest-library": () => smallest(8, "zero", 1e-8),
  "smallest-library-7": () => smallest(8, "zero", 1e-7),
  "smallest-library-6": () => smallest(8, "zero", 1e-6),
  "smallest-above": () => smallest(8, "half", 1e-8),
  "tiny-32": () => significant(tinyMove("32"), 2),
  "tiny-library": () => significant(tinyMove("library"), 3),
  "tiny-above-zero": () => significant(tinyMove("above-zero"), 2),
  "clip-factor": () => significant(outlier({ ...brief, percentile: 5 }).scale[AT], 1),
  "clip-angle": () => `${Math.round(outlier({ ...brief, percentile: 5 }).turned[AT])}°`,
  "clip-zero": () => percent(zerosAt({ percentile: 5 }), 0),
  "mixed-moved-32": () => significant(last(mixed({})).far32, 2),
  "mixed-moved-8": () => significant(last(mixed({})).far8, 2),
  "mixed-times": () => significant(last(mixed({})).far8 / last(mixed({})).far32, 2),
  /** Gradients this many times smaller have squares that fall below the smallest border of the unsigned map. */
  "mixed-edge": () => (Math.round(Math.sqrt(2 / unsigned.values[1]) / 100) * 100).toLocaleString("en"),
  "mixed-leap": () => significant(mixed({ size: 1, ratio: 3000, silent: true }).leap, 2),
  "leap-example-rates": () => Math.round(leapOf(3e-5) / adam.defaults.learningRate).toLocaleString("en-US"),
  "leap-example": () => significant(leapOf(3e-5), 1),
};
