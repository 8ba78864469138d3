import { type ClaimTable, claim } from "@/components/prose/claims";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { defaultsOf } from "@/lib/options/options";
import { recordedTasks } from "@/lib/recordings/training";
import { taskInfo } from "@/lib/tasks/catalog";
import { laneRatios, recordedRuns, values } from "./06-side-by-side.values";

/** Returns a number of the chapter as its text prints it. */
const printed = (name: string) => Number.parseFloat(values[name]());

/** Returns the held-out results of both lanes of a recorded run, 32-bit state first. */
const heldOut = (run: keyof typeof recordedRuns) => recordedRuns[run].lanes.map((lane) => lane.heldOut);

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
  "linear-lane-above-or-below": claim(
    () => ({ twice: values["pairs-linear-twice"](), lowest: Math.min(...laneRatios("linear")) }),
    ({ twice, lowest }) => twice !== "none" && twice !== "eight" && lowest < 1,
  ),
  "seed-matters-more-than-bits": claim(
    () => ({ lanes: printed("pairs-lane-gap"), seeds: printed("pairs-seed-gap") }),
    ({ lanes, seeds }) => lanes < seeds / 5,
  ),
  "linear-gap-exceeds-seeds": claim(
    () => ({ linear: printed("pairs-linear-gap"), seeds: printed("pairs-seed-gap") }),
    ({ linear, seeds }) => linear > seeds,
  ),
  "dynamic-map-can-fail": claim(
    () => {
      const [exact, inCodes] = heldOut("letters-conv");
      return { exact, inCodes };
    },
    ({ exact, inCodes }) => inCodes < exact - 0.1,
  ),
  "only-the-last-lane-fails": claim(
    () => ({
      ratios: (["points", "regression", "chars", "words", "letters-mlp"] as const).map(
        (run) => heldOut(run)[1] / heldOut(run)[0],
      ),
    }),
    ({ ratios }) => ratios.every((ratio) => Math.abs(ratio - 1) <= 0.1),
  ),
  "last-lane-was-lost": claim(
    () => ({ step: recordedRuns["letters-conv"].lanes[1].lostAt }),
    ({ step }) => step !== undefined,
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
