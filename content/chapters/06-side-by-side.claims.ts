import { type ClaimTable, claim } from "@/components/prose/claims";
import { comparedRuns, isLost } from "@/lib/findings/comparedTrainings";
import { leapRatio, lossChange } from "@/lib/findings/leaps";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { defaultsOf } from "@/lib/options/options";
import { LETTERS_BEGINNING } from "@/lib/recordings/lettersBeginning";
import { recordedTasks } from "@/lib/recordings/training";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { taskInfo } from "@/lib/tasks/catalog";
import { LETTER_KINDS, laneRatios, laneTest, lettersLost, overlap, values } from "./06-side-by-side.values";

/** Returns a number of the chapter as its text prints it. */
const printed = (name: string) => Number.parseFloat(values[name]());

/** Returns the sizes of a task's weight tensors, at its own width unless another one is given. */
function tensorsOf(name: string, width = taskInfo(name).defaults.width): readonly number[] {
  const { defaults, options, size } = taskInfo(name);
  return size({ ...defaults, width, options: defaultsOf(options) }).weights;
}
const sum = (tensors: readonly number[]) => tensors.reduce((total, n) => total + n, 0);

/** The claims of chapter 6. */
export const claims: ClaimTable = {
  "two-equal-losses": claim(
    () => ({ losses: values["twin-equal-losses"]() }),
    ({ losses }) => losses === "two",
  ),
  "cosine-comes-down-slowly": claim(
    () => {
      const [cosines] = recordedTwin().cosines;
      return { first: cosines[0], least: Math.min(...cosines), last: cosines[cosines.length - 1] };
    },
    ({ first, least, last }) => first > 0.9999 && least > 0.95 && last < 0.999,
  ),
  "letters-cosine-falls": claim(
    () => {
      const { cosines } = LETTERS_BEGINNING;
      const least = Math.min(...cosines);
      return { least, at: cosines.indexOf(least), last: cosines[cosines.length - 1] };
    },
    ({ least, at, last }) => least < 0.5 && at < 8 && last > 0.9,
  ),
  "exact-letters-move-little": claim(
    () => ({ most: LETTERS_BEGINNING.longest[0].learningRates }),
    ({ most }) => most < 2,
  ),
  "letters-lose-moments": claim(
    () => ({ lost: LETTERS_BEGINNING.longest[1].lost }),
    ({ lost }) => lost > 1,
  ),
  "linear-lane-above-or-below": claim(
    () => ({ twice: values["pairs-linear-twice"](), lowest: Math.min(...laneRatios("linear")) }),
    ({ twice, lowest }) => twice !== "none" && twice !== "eight" && lowest < 1,
  ),
  "seed-matters-more-than-bits": claim(
    () => ({ lanes: printed("pairs-lane-gap"), seeds: printed("pairs-seed-gap") }),
    ({ lanes, seeds }) => lanes < seeds / 5,
  ),
  "pairs-find-nothing": claim(
    () => ({ ...laneTest("dynamic"), seeds: printed("pairs-seed-gap") / 100 }),
    ({ low, high, seeds }) => low < 1 && high > 1 && high - low < seeds,
  ),
  "linear-test-is-wide": claim(
    () => ({ ...laneTest("linear") }),
    ({ low, high }) => low < 1 && high > 2,
  ),
  "letters-are-lost": claim(
    () => ({
      runs: comparedRuns("letters", "library").length,
      heldOut: comparedRuns("letters", "library")
        .filter(isLost)
        .map(({ lanes }) => lanes[1].heldOut),
    }),
    ({ runs, heldOut }) =>
      heldOut.length === runs / 2 && heldOut.every((right) => Math.abs(right * LETTER_KINDS - 1) < 0.01),
  ),
  "letters-epsilon": claim(
    () => ({ usual: adam.defaults.epsilon, command: comparedRuns("letters", "library")[0].command }),
    ({ usual, command }) => usual === 1e-8 && !command.includes("epsilon"),
  ),
  "letters-command": claim(
    () => ({ command: comparedRuns("letters", "above-zero")[0].command }),
    ({ command }) =>
      command.startsWith(
        "npm run train -- --task letters --model conv --steps 600 --seed 1 --map dynamic-above-zero",
      ),
  ),
  "letters-pairs-differ": claim(
    () => ({ library: lettersLost("library"), aboveZero: lettersLost("above-zero") }),
    ({ library, aboveZero }) => library === 3 && aboveZero === 0,
  ),
  "remember-letters": claim(
    () => ({ library: lettersLost("library"), aboveZero: lettersLost("above-zero") }),
    ({ library, aboveZero }) => library > 0 && aboveZero === 0,
  ),
  "leaps-end-above-zero": claim(
    () => ({
      ratios: (["digits", "dqn"] as const).flatMap((task) =>
        [1e-8, 1e-7].map((epsilon) => leapRatio(task, "above-zero", epsilon)),
      ),
    }),
    ({ ratios }) => ratios.every((ratio) => ratio < 1.5),
  ),
  "leaps-are-not-seen": claim(
    () => ({
      changes: (["digits", "dqn"] as const).flatMap((task) => [
        lossChange(task, "library", 1e-7),
        lossChange(task, "above-zero", 1e-7),
      ]),
    }),
    ({ changes }) => changes.every((change) => change < 0.03) && Math.abs(changes[0] - changes[1]) < 0.01,
  ),
  "ablation-has-the-order-of-the-shares": claim(
    () => ({
      shares: ["blockwise", "dynamic", "quantile", "linear"].map((name) => printed(`map-overlap-${name}`)),
    }),
    ({ shares }) => shares.every((share, i) => i === 0 || shares[i - 1] <= share),
  ),
  "wrong-updates-down-to-a-third": claim(
    () => ({ ratio: printed("map-overlap-blockwise") / printed("map-overlap-dynamic") }),
    ({ ratio }) => Math.abs(ratio - 1 / 3) < 0.05,
  ),
  "no-zero-ends-the-worst-pairs": claim(
    () => ({
      withZero: overlap("blockwise", 1),
      without: overlap("above-zero", 1),
      atBound: overlap("above-zero") / overlap("blockwise"),
    }),
    ({ withZero, without, atBound }) =>
      withZero > 0 && withZero < 1e-4 && without === 0 && atBound > 0.99 && atBound <= 1,
  ),
  "sizes-of-the-models": claim(
    () => {
      const pairs = sum(tensorsOf("points", Number(values["pairs-units"]())));
      const sizes = [pairs, ...recordedTasks().map((name) => sum(tensorsOf(name)))];
      return { least: Math.min(...sizes), most: Math.max(...sizes) };
    },
    ({ least, most }) => least > 200 && least < 1000 && most > 200_000 && most < 1_000_000,
  ),
  "curve-net-has-no-8-bit-state": claim(
    () => ({ largest: Math.max(...tensorsOf("regression")) }),
    ({ largest }) => largest < REFERENCE_MIN_8BIT_SIZE,
  ),
};
