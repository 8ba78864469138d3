import type { ValueTable } from "@/components/prose/Value";
import { MIXED_SCALE, OUTLIER_FACTORS, OUTLIER_INJECTOR } from "@/lib/findings/setups";
import { blockUsage, stepsToRecover } from "@/lib/jobs/outlier/findings";
import { type MixedResult, type MixedSetup, mixedRun } from "@/lib/jobs/outlier/mixedScale";
import { type OutlierResult, type OutlierSetup, outlierRun } from "@/lib/jobs/outlier/run";
import { atOnce } from "@/lib/jobs/sliced";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { percent, scientific, significant } from "../format";

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

const outlier: (patch: Partial<OutlierSetup>) => OutlierResult = kept((patch) =>
  atOnce(outlierRun({ ...OUTLIER_INJECTOR, factor: HUGE, ...patch })),
);
const mixed: (patch: Partial<MixedSetup>) => MixedResult = kept((patch) =>
  atOnce(mixedRun({ ...MIXED_SCALE, ...patch })),
);

/** Index of the state after the step of the outlier. */
const AT = OUTLIER_INJECTOR.at - 1;
const BLOCK = OUTLIER_INJECTOR.blockSize;
const home = Math.floor(OUTLIER_INJECTOR.element / BLOCK);
/** Steps enough to see the outlier arrive. */
const brief = { steps: AT + 1 };

const signed = makeMap("dynamic", { bits: 8, signed: true });
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
  "outlier-linear-before": () => percent(outlier({ ...brief, map: "linear" }).whole.clean.r.zeros[AT], 0),
  "outlier-linear-100": () => percent(zerosAt({ map: "linear", factor: 100 }), 0),
  "outlier-linear-1000": () => percent(zerosAt({ map: "linear", factor: 1000 }), 0),
  "outlier-dynamic-100": () => percent(zerosAt({ factor: 100 }), 0),
  "outlier-linear-half": () =>
    String(OUTLIER_FACTORS.find((factor) => zerosAt({ map: "linear", factor }) > 0.5) ?? "none"),
  "clip-factor": () => significant(outlier({ ...brief, percentile: 5 }).scale[AT], 1),
  "clip-angle": () => `${Math.round(outlier({ ...brief, percentile: 5 }).turned[AT])}°`,
  "clip-zero": () => percent(zerosAt({ percentile: 5 }), 0),
  "negative-extreme-of-8": () => significant(signed.values[0] * 8, 4),
  "smallest-negative": () => scientific(signed.values[signed.values.indexOf(0) - 1], 2),
  "mixed-moved-32": () => significant(last(mixed({})).far32, 2),
  "mixed-moved-8": () => significant(last(mixed({})).far8, 2),
  "mixed-times": () => significant(last(mixed({})).far8 / last(mixed({})).far32, 2),
  /** Gradients this many times smaller have squares that fall below the smallest border of the unsigned map. */
  "mixed-edge": () => (Math.round(Math.sqrt(2 / unsigned.values[1]) / 100) * 100).toLocaleString("en"),
  "mixed-leap": () => significant(mixed({ size: 1, ratio: 3000, silent: true }).leap, 2),
  "leap-example": () => significant(leapOf(3e-5), 1),
};
