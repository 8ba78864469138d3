import type { ValueTable } from "@/components/prose/Value";
import { UPDATE_ERROR_BOUNDS, UPDATE_ERROR_MAP } from "@/lib/findings/setups";
import { atOnce } from "@/lib/jobs/sliced";
import { type UpdateErrorResult, updateErrorRun, WIDTH } from "@/lib/jobs/updateErrors/run";
import type { StorageName } from "@/lib/jobs/updateErrors/storages";
import { median } from "@/lib/numerics/metrics";
import { overlapShare, totalsOf } from "@/lib/numerics/updateErrors";
import { type RecordedTraining, trainingOf } from "@/lib/recordings/training";
import { taskInfo } from "@/lib/tasks/catalog";
import { plainTwin } from "@/lib/tasks/points/plainTwin";
import { percent, significant } from "../format";

/** The pairs of runs that the text counts: the smallest network of the twin run, so that the site is built in time. */
const PAIRS = { seeds: 8, steps: 300, width: 16, batchSize: 32, learningRate: 0.01, blockSize: 256 };
/** A final loss is the mean over this many last steps: the batches differ from step to step. */
const TAIL = 50;

interface Ends {
  readonly exact: number;
  readonly inCodes: number;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Final losses of both lanes, a pair for each seed. */
const pairsOf = (map: string) =>
  once((): readonly Ends[] =>
    Array.from({ length: PAIRS.seeds }, (_, i) => {
      const { loss32, loss8 } = plainTwin({ ...PAIRS, options: {}, map, seed: i + 1 });
      return { exact: endOf(loss32), inCodes: endOf(loss8) };
    }),
  );
const endOf = (losses: Float32Array) => losses.slice(-TAIL).reduce((sum, loss) => sum + loss, 0) / TAIL;

const dynamic = pairsOf("dynamic");
const linear = pairsOf("linear");

/** Final loss of the 8-bit lane, times that of the 32-bit one, for each seed. */
export const laneRatios = (map: "dynamic" | "linear"): readonly number[] =>
  (map === "linear" ? linear() : dynamic()).map(({ exact, inCodes }) => inCodes / exact);

/** Typical gap between the two lanes of one seed, a share of the 32-bit loss. */
const laneGap = (pairs: readonly Ends[]) =>
  median(pairs.map(({ exact, inCodes }) => Math.abs(inCodes - exact) / exact));

/** Typical gap between the 32-bit runs of two seeds, a share of the smaller loss. */
function seedGap(pairs: readonly Ends[]): number {
  const gaps = pairs.flatMap(({ exact: a }, i) =>
    pairs.slice(i + 1).map(({ exact: b }) => Math.abs(a - b) / Math.min(a, b)),
  );
  return median(gaps);
}

/** Losses that are equal to the last bit at the beginning of a pair. */
const equalLosses = once(() => {
  const { loss32, loss8 } = plainTwin({ ...PAIRS, options: {}, map: "dynamic", seed: 1, steps: 10 });
  return loss32.findIndex((loss, step) => loss !== loss8[step]);
});

/** The error map as the reader finds it. */
const errorMap = once((): UpdateErrorResult => atOnce(updateErrorRun(UPDATE_ERROR_MAP)));
const overlap = (storage: StorageName) => {
  const errors = errorMap().errors[storage];
  return overlapShare(errors, errors.relative, UPDATE_ERROR_MAP.bound);
};
/** The smallest bound of the slider at which less than a third of the linear map's updates count as wrong. */
const linearAt = (bound: number) => {
  const { linear } = errorMap().errors;
  return overlapShare(linear, linear.relative, bound);
};
const boundOfThird = () => UPDATE_ERROR_BOUNDS.find((bound) => linearAt(bound) < 1 / 3)!;
const meanError = (storage: StorageName) => totalsOf(errorMap().errors[storage]).relative;
const countWords = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const ends = (read: (pair: Ends) => number, pairs: readonly Ends[]) => pairs.map(read);

/** The recorded runs that the text counts, by the names of its values. */
export const recordedRuns = {
  points: trainingOf("points"),
  regression: trainingOf("regression"),
  chars: trainingOf("chars"),
  words: trainingOf("words"),
  "letters-mlp": trainingOf("letters", { hyper: { epsilon: 1e-6 } }),
  "letters-conv": trainingOf("letters", { options: { model: "conv" } }),
} satisfies Readonly<Record<string, RecordedTraining>>;

/** A held-out result as its metric is written. */
const printed = {
  share: (x: number) => percent(x, 1),
  error: (x: number) => significant(x, 3),
  perplexity: (x: number) => significant(x, 3),
};

/** Held-out results of both lanes, and their steps. */
const recordedValues: ValueTable = Object.fromEntries(
  Object.entries(recordedRuns).flatMap(([name, { task, steps, lanes }]) => {
    const print = printed[taskInfo(task).metric.kind];
    return [
      [`recorded-${name}-32`, () => print(lanes[0].heldOut)],
      [`recorded-${name}-8`, () => print(lanes[1].heldOut)],
      [`recorded-${name}-steps`, () => steps.toLocaleString("en-US")],
    ];
  }),
);

/** The numbers of chapter 6. */
export const values: ValueTable = {
  ...recordedValues,
  "recorded-letters-lost-after": () => String(recordedRuns["letters-conv"].lanes[1].lostAt),
  "recorded-training-device": () => recordedRuns.points.device,
  "twin-equal-losses": () => countWords[equalLosses()],
  "twin-equal-updates": () => String(equalLosses() - 1),
  "pairs-seeds": () => countWords[PAIRS.seeds],
  "pairs-units": () => String(PAIRS.width),
  "pairs-steps": () => String(PAIRS.steps),
  "pairs-lowest": () => significant(Math.min(...ends(({ exact }) => exact, dynamic())), 2),
  "pairs-highest": () => significant(Math.max(...ends(({ exact }) => exact, dynamic())), 2),
  "pairs-lane-gap": () => percent(laneGap(dynamic()), 1),
  "pairs-seed-gap": () => percent(seedGap(dynamic()), 0),
  "pairs-ratio": () => String(Number((seedGap(dynamic()) / laneGap(dynamic())).toPrecision(1))),
  "pairs-linear-gap": () => percent(laneGap(linear()), 0),
  "pairs-linear-twice": () => countWords[linear().filter(({ exact, inCodes }) => inCodes > 2 * exact).length],
  "map-weights": () => errorMap().weights.toLocaleString("en-US"),
  "map-units": () => String(WIDTH),
  "map-steps": () => String(UPDATE_ERROR_MAP.steps),
  "map-bound": () => percent(UPDATE_ERROR_MAP.bound, 0),
  "map-overlap-linear": () => percent(overlap("linear"), 0),
  "map-overlap-quantile": () => percent(overlap("quantile"), 0),
  "map-overlap-dynamic": () => percent(overlap("dynamic"), 1),
  "map-overlap-blockwise": () => percent(overlap("blockwise"), 1),
  "map-bound-third": () => String(boundOfThird()),
  "map-overlap-linear-third": () => percent(linearAt(boundOfThird()), 0),
  "map-error-dynamic": () => percent(meanError("dynamic"), 1),
  "map-error-blockwise": () => percent(meanError("blockwise"), 1),
};
