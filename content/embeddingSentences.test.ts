/** Sentences of chapter 7 about its first figure, held against the training that the figure shows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeGradientsJob } from "@/lib/jobs/embeddingGradients/job";
import { median } from "@/lib/numerics/metrics";

const text = readFileSync(join(import.meta.dirname, "chapters", "07-embeddings.mdx"), "utf8");

/** Of the rows that have a value, sorted. */
const ofRows = (values: Float32Array) => [...values].filter((value) => value > 0).sort((a, b) => a - b);
const middle = (values: Float32Array) => median(ofRows(values));
/** Powers of ten between the smallest and the largest second moment; the figure keeps their roots. */
function span(roots: Float32Array): number {
  const sorted = ofRows(roots);
  return 2 * Math.log10(sorted[sorted.length - 1] / sorted[0]);
}

it("says how long the stable layer's gradients are, and how far second moments reach", async () => {
  expect(text).toContain("longer* gradients than the ordinary one: some five times at the start.");
  expect(text).toContain("The second moments span some four powers of ten with both layers.");
  const steps = [];
  for await (const { step } of makeGradientsJob(undefined)({ stableInit: true, stableNorm: true, seed: 1 }))
    steps.push(step);
  const [first] = steps;
  const last = steps[steps.length - 1];
  expect(Math.round(middle(first.stable.lengths) / middle(first.plain.lengths))).toBe(5);
  for (const layer of [last.plain, last.stable]) expect(Math.round(span(layer.moments))).toBe(4);
});
