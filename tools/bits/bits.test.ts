import { expect, it } from "vitest";
import { BITS_MODELS, recordedLosses } from "@/lib/recordings/bitsAgainstSize";
import { CELLS, measure, sizesOf, trainModel, WIDTHS } from "./runs";

it("repeats the smallest model of the recording", () => {
  const [recorded] = BITS_MODELS;
  const model = trainModel(WIDTHS[0], 1);
  expect(sizesOf(model, WIDTHS[0])).toEqual({
    width: recorded.width,
    hidden: recorded.hidden,
    tensors: recorded.tensors,
    kept: recorded.kept,
  });
  const { half, stored } = measure(model);
  // The recording has five digits.
  expect(half).toBeCloseTo(recorded.half[0], 3);
  CELLS.forEach(({ type, bits, blockSize }, cell) => {
    expect(stored[cell]).toBeCloseTo(recordedLosses(type, bits, blockSize)[0][0], 3);
  });
});
