import { describe, expect, it } from "vitest";
import { joinMoves, MoveList, NO_MOVES, withMoves } from "./moves";
import { movesOfSteps } from "./moves.testing";

describe("the moves of a lane", () => {
  it("name the tensor with the largest move, and add up the weights of all tensors", () => {
    const list = new MoveList();
    const move = (largest: number, element: number) => ({ largest, element, long: 2, lost: 3 });
    list.add([move(0.5, 4), move(2, 7), move(2, 9)], 0.5);
    list.add([], 0.5);
    list.add([move(1, 1)], 0);
    expect(list.columns()).toEqual({
      largest: Float32Array.of(4, Number.NaN, Number.NaN),
      tensor: Uint32Array.of(1, 0, 0),
      element: Uint32Array.of(7, 0, 1),
      long: Uint32Array.of(6, 0, 2),
      lost: Uint32Array.of(9, 0, 3),
    });
  });

  it("are joined in order", () => {
    expect(joinMoves(movesOfSteps([1, 2]), movesOfSteps([3]))).toEqual(movesOfSteps([1, 2, 3]));
  });
});

describe("long moves", () => {
  it("are counted, and the longest is kept with what was lost before its step", () => {
    const first = { ...movesOfSteps([1, 12]), lost: Uint32Array.of(5, 6) };
    const then = {
      ...movesOfSteps([300, 9, 300]),
      tensor: Uint32Array.of(2, 0, 1),
      element: Uint32Array.of(77, 0, 1),
      long: Uint32Array.of(4, 0, 1),
      lost: Uint32Array.of(1, 1, 8),
    };
    const moves = withMoves(withMoves(NO_MOVES, 0, first), 2, then);
    expect(moves).toEqual({
      steps: 3,
      longest: { step: 2, learningRates: 300, tensor: 2, element: 77, long: 4, lost: 6 },
      lost: 8,
    });
  });

  it("leave out moves that are not measured or of no finite size", () => {
    const { steps, longest } = withMoves(NO_MOVES, 0, movesOfSteps([Number.NaN, Number.POSITIVE_INFINITY]));
    expect([steps, longest]).toEqual([0, undefined]);
  });
});
