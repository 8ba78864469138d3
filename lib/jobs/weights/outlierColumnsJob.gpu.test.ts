import { expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { atOnce, type SlicedPart } from "../sliced";
import { type OutlierColumnsResult, outlierColumnsRun } from "./outlierColumns";
import { makeOutlierColumnsJob } from "./outlierColumnsJob";
import { packMatrices } from "./ownMatrices";

const { normal } = makeRandom(3);
const x = { rows: 20, columns: 30, values: Float32Array.from({ length: 600 }, normal) };
const w = { rows: 30, columns: 10, values: Float32Array.from({ length: 300 }, normal) };
const setup = { planted: 2, factor: 32, threshold: 6, seed: 1, own: packMatrices(1, [x, w]) };

async function resultOf(parts: AsyncIterable<SlicedPart<OutlierColumnsResult>>) {
  let found: OutlierColumnsResult | undefined;
  for await (const { result } of parts) found = result ?? found;
  return found!;
}

it("multiplies on the GPU as on the CPU, and on the CPU where there is no GPU", async () => {
  const wanted = atOnce(outlierColumnsRun(setup, [x, w]));
  const found = await resultOf(makeOutlierColumnsJob(navigator.gpu, true)(setup));
  expect(found.engine).toMatchObject({ kind: "gpu", reason: "" });
  found.products.forEach(({ name, errors, error }, k) => {
    const other = wanted.products[k];
    expect(name).toBe(other.name);
    expect(Math.abs(error / other.error - 1)).toBeLessThan(1e-4);
    errors.forEach((each, i) => {
      expect(Math.abs(each / other.errors[i] - 1)).toBeLessThan(1e-4);
    });
  });

  const { engine, ...rest } = await resultOf(makeOutlierColumnsJob(undefined)(setup));
  expect(engine.kind).toBe("cpu");
  expect(engine.reason).toEqual({ key: "device.noWebGpu" });
  expect({ ...rest, engine: wanted.engine }).toEqual(wanted);
});
