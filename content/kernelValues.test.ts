import { expect, it } from "vitest";
import { kernelValues } from "./kernelValues";

const number = (name: string) => Number.parseFloat(kernelValues[name]().replaceAll(",", ""));

/** When another run is recorded, these say whether the words of chapter 5 still fit its numbers. */
it("bears out what chapter 5 says of the recorded run", () => {
  // "both Adams on the line", and the note on shares above a hundred.
  expect(number("recorded-adam-share")).toBeGreaterThan(100);
  expect(number("recorded-adam-share")).toBeLessThan(106);
  // "some of the packing shows", and more of it with fewer values
  expect(number("recorded-ademamix-share")).toBeLessThan(97);
  expect(number("recorded-quantize-share")).toBeLessThan(97);
  expect(number("recorded-quantize-share-small")).toBeLessThan(number("recorded-quantize-share") - 5);
  // "to see it last"
  expect(kernelValues["recorded-farthest-rule"]()).toBe("ademamix");
  // "faster by about that"
  expect(number("recorded-adam-faster") / number("adam-traffic-fewer")).toBeGreaterThan(0.97);
  expect(number("recorded-momentum-faster")).toBeLessThan(number("momentum-traffic-fewer"));
});

it("bears out what chapter 5 says of a whole model's optimizer", () => {
  // "The kernel itself can save time, in either precision."
  expect(number("optimizer-tfjs-ms") / number("optimizer-32-ms")).toBeGreaterThan(100);
  expect(number("optimizer-8-ms")).toBeLessThan(number("optimizer-32-ms"));
  expect(number("optimizer-8-faster")).toBeGreaterThan(10 * number("optimizer-8-training-faster"));
  // "there it is the one kernel that counts, not the bits"
  expect(number("optimizer-32-training-faster")).toBeGreaterThan(2);
  expect(number("optimizer-8-training-faster") / number("optimizer-32-training-faster")).toBeCloseTo(1, 1);
});

it("counts what the text counts", () => {
  expect(number("adam-traffic-32")).toBe(28);
  // "an eighth of all that the step moves", for two bytes
  expect(2 / number("adam-traffic-8")).toBeCloseTo(1 / 8, 2);
  expect(number("values-a-thread")).toBe(8);
  expect(number("zero-code") - number("smallest-negative-code")).toBe(1);
});
