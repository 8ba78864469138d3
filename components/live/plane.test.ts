import { expect, it } from "vitest";
import { agreementSentence, pointsOf } from "./plane";

it("places the samples on the picture, y upward", () => {
  const [corner, middle] = pointsOf(Float32Array.from([-1.2, 1.2, 0, 0, 0, 1]));
  expect(corner.x).toBeCloseTo(0);
  expect(corner.y).toBeCloseTo(0);
  expect(corner.group).toBe(0);
  expect([middle.x, middle.y, middle.group]).toEqual([0.5, 0.5, 1]);
});

it("says where all networks choose the same class", () => {
  const [one, two] = [
    [0.9, 0.1, 0.6, 0.4],
    [0.6, 0.2, 0.4, 0.4],
  ];
  expect(agreementSentence([one, two])).toBe(
    "The two networks choose the same class on 75\u00a0% of the picture.",
  );
  expect(agreementSentence([one, two, [0.1, 0.2, 0.4, 0.4]])).toBe(
    "The 3 networks choose the same class on 50\u00a0% of the picture.",
  );
});

it("never rounds the agreement up to all of the picture", () => {
  const all = new Float32Array(1600).fill(1);
  const almost = all.slice();
  almost[7] = 0;
  expect(agreementSentence([all, all])).toMatch(/the same class everywhere\./);
  expect(agreementSentence([all, almost])).toMatch(/on 99\.9\u00a0% of the picture/);
});
