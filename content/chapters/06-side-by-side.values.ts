import { printOrdinal } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import { comparedRuns, heldOutOf, isLost, middleOf } from "@/lib/findings/comparedTrainings";
import { TABLES, type Table } from "@/lib/findings/crossed";
import { leapRatio, leapSeeds, lossChange } from "@/lib/findings/leaps";
import { failureRates, printRatio } from "@/lib/findings/pairs";
import { UPDATE_ERROR_MAP } from "@/lib/findings/setups";
import { atOnce } from "@/lib/jobs/sliced";
import { type UpdateErrorResult, updateErrorRun, WIDTH } from "@/lib/jobs/updateErrors/run";
import type { StorageName } from "@/lib/jobs/updateErrors/storages";
import { median } from "@/lib/numerics/metrics";
import { overlapShare, totalsOf } from "@/lib/numerics/updateErrors";
import { joinWords } from "@/lib/options/words";
import { LEAPS_COMMAND } from "@/lib/recordings/leaps";
import { LETTERS_BEGINNING } from "@/lib/recordings/lettersBeginning";
import { chanceOfOneWay, LEAST_COVERAGE, pairedTest } from "@/lib/study/pairedTest";
import { lettersOf } from "@/lib/tasks/letters/info";
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

/** The paired test of the lanes' ratios. */
export const laneTest = (map: "dynamic" | "linear") => pairedTest(laneRatios(map));

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
/** Share of the updates that use a pair whose mean relative error is above a bound. */
export const overlap = (storage: StorageName, bound: number = UPDATE_ERROR_MAP.bound): number => {
  const errors = errorMap().errors[storage];
  return overlapShare(errors, errors.relative, bound);
};
/** Number of updates that the error map evaluates. */
const mapUpdates = () => totalsOf(errorMap().errors.blockwise).updates;
const meanError = (storage: StorageName) => totalsOf(errorMap().errors[storage]).relative;
const countWords = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const ends = (read: (pair: Ends) => number, pairs: readonly Ends[]) => pairs.map(read);

const LETTERS = "letters";
const STORAGES = ["32", ...TABLES] as const;

/** Lost runs of the convolutional net with one storage. */
export const lettersLost = (storage: "32" | Table): number =>
  storage === "32" ? 0 : comparedRuns(LETTERS, storage).filter(isLost).length;
const lettersSeeds = () => heldOutOf(LETTERS, "32").length;
const lostWords = (storage: "32" | Table) => `${lettersLost(storage)} of ${lettersSeeds()}`;

/** "95.8 % to 96.9 %": the lowest and the highest held-out result. */
function lettersRight(storage: "32" | Table): string {
  const results = heldOutOf(LETTERS, storage);
  return [Math.min(...results), Math.max(...results)].map((x) => percent(x, 1)).join(" to ");
}

const times = (ratio: number) =>
  `${ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString("en-US")} ×`;
const LEAP_TASKS = ["digits", "dqn"] as const;

/** The numbers of the trainings with both tables. */
const tableValues: ValueTable = {
  "letters-chance": () => percent(1 / LETTER_KINDS, 1),
  "letters-seeds": () => countWords[lettersSeeds()],
  "compared-device": () => comparedRuns(LETTERS, "library")[0].device,
  ...Object.fromEntries(
    STORAGES.flatMap((storage) => [
      [`letters-lost-${storage}`, () => lostWords(storage)],
      [`letters-right-${storage}`, () => lettersRight(storage)],
      [`chars-${storage}`, () => significant(middleOf("chars", storage), 3)],
      [`words-${storage}`, () => significant(middleOf("words", storage), 3)],
    ]),
  ),
  "letters-rate-library": () => {
    const [low, high] = failureRates(lettersLost("library"), lettersSeeds());
    return `${percent(low, 0)} to ${percent(high, 0)}`;
  },
  "letters-rate-above-zero": () => percent(failureRates(lettersLost("above-zero"), lettersSeeds())[1], 0),
  "text-commands": () =>
    joinWords(["chars", "words"].map((task) => comparedRuns(task, "above-zero")[0].command)),
  "text-seeds": () => countWords[heldOutOf("words", "32").length],
  ...Object.fromEntries(
    LEAP_TASKS.flatMap((task) =>
      TABLES.flatMap((table) => [
        [`leap-${task}-8-${table}`, () => times(leapRatio(task, table, 1e-8))],
        [`leap-${task}-7-${table}`, () => times(leapRatio(task, table, 1e-7))],
      ]),
    ),
  ),
  "leap-seeds": () => countWords[Math.min(...LEAP_TASKS.map(leapSeeds))],
  "leap-loss-change": () => percent(largestLossChange(), 1),
  "leap-command": () => LEAPS_COMMAND,
};

/** The largest change of a final loss at epsilon 1e-7, with either table. */
const largestLossChange = () =>
  Math.max(...LEAP_TASKS.flatMap((task) => TABLES.map((table) => lossChange(task, table, 1e-7))));

/** One case in so many: how often some pairs point one way by chance. */
const oneIn = (pairs: number) => String(1 / chanceOfOneWay(pairs));
/** Classes of the task: it has all letters unless told otherwise. */
export const LETTER_KINDS = lettersOf("all").length;

/** The numbers of chapter 6. */
export const values: ValueTable = {
  ...tableValues,
  "least-coverage": () => percent(LEAST_COVERAGE, 0),
  "chance-of-three": () => oneIn(3),
  "chance-of-four": () => oneIn(4),
  "chance-of-five": () => oneIn(5),
  "chance-of-six": () => oneIn(6),
  "missed-by-five": () => percent(0.9 ** 5, 0),
  "pairs-test": () => printRatio(laneTest("dynamic")),
  "pairs-linear-test": () => printRatio(laneTest("linear")),
  "letters-lowest-cosine": () => significant(Math.min(...LETTERS_BEGINNING.cosines), 2),
  "letters-longest-step": () => printOrdinal(LETTERS_BEGINNING.longest[1].step + 1),
  "letters-longest-move": () => significant(LETTERS_BEGINNING.longest[1].learningRates, 3),
  "twin-equal-losses": () => countWords[equalLosses()],
  "twin-equal-updates": () => String(equalLosses() - 1),
  "pairs-seeds": () => countWords[PAIRS.seeds],
  "pairs-units": () => String(PAIRS.width),
  "pairs-steps": () => String(PAIRS.steps),
  "pairs-lowest": () => significant(Math.min(...ends(({ exact }) => exact, dynamic())), 2),
  "pairs-highest": () => significant(Math.max(...ends(({ exact }) => exact, dynamic())), 2),
  "pairs-lane-gap": () => percent(laneGap(dynamic()), 2),
  "pairs-seed-gap": () => percent(seedGap(dynamic()), 0),
  "pairs-ratio": () => significant(seedGap(dynamic()) / laneGap(dynamic()), 2),
  "pairs-linear-twice": () => countWords[linear().filter(({ exact, inCodes }) => inCodes > 2 * exact).length],
  "map-weights": () => errorMap().weights.toLocaleString("en-US"),
  "map-units": () => String(WIDTH),
  "map-steps": () => String(UPDATE_ERROR_MAP.steps),
  "map-updates": () => mapUpdates().toLocaleString("en-US"),
  "map-own-size-blockwise": () => String(Math.round(overlap("blockwise", 1) * mapUpdates())),
  "map-bound": () => percent(UPDATE_ERROR_MAP.bound, 0),
  "map-overlap-linear": () => percent(overlap("linear"), 0),
  "map-overlap-quantile": () => percent(overlap("quantile"), 0),
  "map-overlap-dynamic": () => percent(overlap("dynamic"), 1),
  "map-overlap-blockwise": () => percent(overlap("blockwise"), 1),
  "map-error-dynamic": () => percent(meanError("dynamic"), 1),
  "map-error-blockwise": () => percent(meanError("blockwise"), 1),
};
