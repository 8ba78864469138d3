import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { makeGradientsJob } from "./job";
import { GRADIENT_STEPS, VOCABULARY } from "./size";

const setup = { stableInit: true, stableNorm: true, seed: 1 };

it("tells of each step which rows have a gradient, with both layers for the same words", async () => {
  const job = makeGradientsJob(undefined);
  const parts = job(setup);
  const first = (await parts.next()).value;
  if (!first) throw new Error("no part");
  expect(first.engine.kind).toBe("reference");
  expect(first.share).toBe(1 / GRADIENT_STEPS);
  const { plain, stable } = first.step;
  expect(plain.lengths).toHaveLength(VOCABULARY);
  const rows = (lengths: Float32Array) => [...lengths.keys()].filter((rank) => lengths[rank] > 0);
  expect(rows(stable.lengths)).toEqual(rows(plain.lengths));
  // 128 words, many of them alike.
  expect(rows(plain.lengths).length).toBeGreaterThan(40);
  expect(rows(plain.lengths).length).toBeLessThan(128);
  // After one step the corrected second moment is the squared gradient.
  const [rank] = rows(plain.lengths);
  expect(plain.moments[rank]).toBeCloseTo(plain.lengths[rank] / Math.sqrt(32), 5);

  const second = (await parts.next()).value;
  const kept = rows(second?.step.plain.moments ?? new Float32Array());
  expect(kept).toEqual(expect.arrayContaining(rows(plain.lengths)));

  // A new request frees what the one before it held.
  const held = tf.memory().numTensors;
  await job({ ...setup, seed: 2 }).next();
  expect(tf.memory().numTensors).toBe(held);
});
