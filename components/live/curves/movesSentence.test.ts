import { expect, it } from "vitest";
import { LossHistory } from "@/lib/training/history";
import { movesOfSteps } from "@/lib/training/moves.testing";
import type { TensorLedger } from "@/lib/training/report";
import { longestMove, movesSentence } from "./movesSentence";

const tensor = (name: string): TensorLedger => ({ name, shape: [100, 100], lanes: [] });
const tensors = [tensor("embedding"), tensor("output/kernel")];
const labels = ["32-bit", "8-bit"];
const plain = (text: string) => text.replaceAll("\u00a0", " ");

/** Returns the sentence for moves of the 8-bit lane; the 32-bit lane moves by one learning rate in each step. */
function sentence(largest: readonly number[], lost: readonly number[] = [], long: readonly number[] = []) {
  const history = new LossHistory(2);
  const ones = new Float32Array(largest.length).fill(1);
  const moves = {
    ...movesOfSteps(largest),
    tensor: new Uint32Array(largest.length).fill(1),
    element: new Uint32Array(largest.length).fill(1234),
    long: Uint32Array.from(largest, (_, i) => long[i] ?? 0),
    lost: Uint32Array.from(largest, (_, i) => lost[i] ?? 0),
  };
  history.append(0, [ones, ones], [ones], [movesOfSteps([...ones]), moves]);
  return plain(movesSentence(history.view(), labels, tensors));
}

it("names the weight, the step and what was lost before it", () => {
  expect(sentence([1, 1300, 20], [11, 4, 0], [0, 3, 1])).toBe(
    "In the lane 8-bit, weight 1,234 of output/kernel moved 1,300 learning rates in the 2nd step, and 2 other weights more than 10. " +
      "Before it, r was stored as zero and m was not in 11 weights of this lane. 2 steps were of this kind.",
  );
  expect(sentence([1, 11], [], [0, 1])).toBe(
    "In the lane 8-bit, weight 1,234 of output/kernel moved 11 learning rates in the 2nd step. This was the only step of this kind.",
  );
});

it("says so where nothing strange happened", () => {
  expect(sentence([1, 1.44])).toBe(
    "No weight moved more than 10 learning rates in one step. The longest move was 1.4 learning rates, in the lane 8-bit.",
  );
});

it("has one learning rate in the singular", () => {
  expect(sentence([1, 1.02])).toContain("The longest move was 1 learning rate, in the lane 8-bit.");
});

it("is silent where nothing is measured", () => {
  expect(sentence([])).toBe("");
  const history = new LossHistory(2);
  const ones = Float32Array.of(1);
  history.append(0, [ones, ones], [ones], [movesOfSteps([Number.NaN]), movesOfSteps([Number.NaN])]);
  expect(longestMove(history.view())).toBeUndefined();
});
