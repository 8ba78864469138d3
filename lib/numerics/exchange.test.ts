import { describe, expect, it } from "vitest";
import { NumericsError } from "./errors";
import { exchangedSum, exchangeSpeedUp, messageBytes } from "./exchange";
import { makeMap } from "./maps";
import { makeRandom } from "./random";

const linear = makeMap("linear", { bits: 8, signed: true });

describe("the exchange of gradients", () => {
  it("adds what was sent: exactly in 32 bits, and within half a step a worker in 8", () => {
    const random = makeRandom(1);
    const gradients = [1, 10, 0.1].map((size) =>
      Float32Array.from({ length: 50 }, () => size * random.normal()),
    );
    const exact = exchangedSum(gradients);
    exact.forEach((value, i) => {
      expect(value).toBeCloseTo(gradients[0][i] + gradients[1][i] + gradients[2][i], 5);
    });
    const steps = gradients.reduce((sum, gradient) => sum + Math.max(...gradient.map(Math.abs)) / 127, 0);
    exchangedSum(gradients, linear).forEach((value, i) => {
      expect(Math.abs(value - exact[i])).toBeLessThanOrEqual(steps / 2 + 1e-5);
    });
  });

  it("sends a scale of each worker's own", () => {
    const gradients = [Float32Array.of(1, 0), Float32Array.of(1000, -1000)];
    expect(exchangedSum(gradients, linear)).toEqual(Float32Array.of(1001, -1000));
  });

  it("counts the bytes of a message", () => {
    expect(messageBytes([1000, 24], 32)).toBe(4096);
    expect(messageBytes([1000, 24], 8)).toBe(1024 + 8);
  });

  it("predicts the speed-up", () => {
    const costs = { bytes: 4e8, bandwidth: 4e9, computeSeconds: 0.1 };
    expect(exchangeSpeedUp({ ...costs, workers: 1 })).toBe(1);
    // Two workers compute for 0.1 s and wait for 0.1 s; with many, the wait is all that counts.
    expect(exchangeSpeedUp({ ...costs, workers: 2 })).toBeCloseTo(1, 10);
    expect(exchangeSpeedUp({ ...costs, workers: 100 })).toBeCloseTo(1, 1);
    expect(exchangeSpeedUp({ ...costs, bytes: 1e8, workers: 100 })).toBeCloseTo(3.88, 2);
    expect(() => exchangeSpeedUp({ ...costs, workers: 0 })).toThrow(NumericsError);
  });

  it("refuses gradients of different lengths", () => {
    expect(() => exchangedSum([new Float32Array(2), new Float32Array(3)])).toThrow(NumericsError);
  });
});
