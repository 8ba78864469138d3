import { describe, expect, it } from "vitest";
import { DISTRIBUTIONS, distributionNamed, sampleOf } from "./distributions";
import { makeRandom } from "./random";

const N = 2 ** 16;
const share = (x: Float32Array, fits: (value: number) => boolean) => x.filter(fits).length / x.length;

describe.each(DISTRIBUTIONS.map((distribution) => [distribution.name, distribution] as const))(
  "%s",
  (name, distribution) => {
    const x = sampleOf(distribution, N, makeRandom(1));

    it("is found by its name, finite, and the same for the same seed", () => {
      expect(distributionNamed(name)).toBe(distribution);
      expect(x.every(Number.isFinite)).toBe(true);
      expect(sampleOf(distribution, N, makeRandom(1))).toEqual(x);
    });

    it("has negative values only where it says so", () => {
      const below = share(x, (value) => value < 0);
      if (distribution.signed) expect(below).toBeCloseTo(0.5, 2);
      else expect(below).toBe(0);
    });
  },
);

/** Shares that lie beyond a point, from the textbook formula of each distribution. */
it.each([
  ["normal", 2, 0.0455],
  ["laplace", 2, Math.exp(-2)],
  // P(|t| > x) with 3 degrees of freedom: 1 - 2/pi (atan(x/sqrt 3) + (x/sqrt 3) / (1 + x^2/3)).
  ["student", 2, 1 - (2 / Math.PI) * (Math.atan(2 / Math.sqrt(3)) + 2 / Math.sqrt(3) / (1 + 4 / 3))],
])("%s has the tail of its formula beyond %d", (name, at, expected) => {
  const x = sampleOf(distributionNamed(name), N, makeRandom(2));
  expect(Math.abs(share(x, (value) => Math.abs(value) > at) - expected)).toBeLessThan(0.005);
});

it("spreads its squares over decades", () => {
  const x = sampleOf(distributionNamed("squares"), N, makeRandom(3)).sort();
  expect(Math.log10(x[Math.floor(0.95 * N)] / x[Math.floor(0.05 * N)])).toBeGreaterThan(4);
});

it("refuses an unknown name with a sentence", () => {
  expect(() => distributionNamed("cauchy")).toThrow(/distribution is "cauchy", but must be one of normal/);
});
