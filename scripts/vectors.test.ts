import { describe, expect, it } from "vitest";
import { checkMakerOf, isInput } from "@/lib/verify/checksOf";
import type { Engine } from "@/lib/verify/engine";
import { referenceEngine } from "@/lib/verify/referenceEngine";
import { gatherTables } from "@/lib/verify/tables";
import { compactVectors } from "./vectors.mjs";

const files = compactVectors("tests/vectors");

/** Most bytes of the file that the page fetches. */
const MOST_BYTES = 400_000;

async function results(engine: Engine) {
  const tables = gatherTables(Object.values(files));
  const context = { engine, tables, beside: (name: string) => files[name] };
  const all = [];
  for (const json of Object.values(files)) {
    if (isInput(json)) continue;
    const checks = checkMakerOf(json)?.(json, context) ?? [];
    expect(checks.length).toBeGreaterThan(1);
    for (const check of checks) all.push({ id: check.id, ...(await check.run()) });
  }
  return all;
}

describe("the compact vectors", () => {
  it("are small enough to fetch", () => {
    expect(JSON.stringify(files).length).toBeLessThan(MOST_BYTES);
  });

  it("agree with the reference code by code", async () => {
    const all = await results(referenceEngine());
    expect(all.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
    expect(all.every(({ compared, agreeing }) => compared === agreeing)).toBe(true);
  });

  it("have a run of each optimizer that was recorded at block size 256", () => {
    const optimizers = (files["optim.json"].runs as { optimizer: string }[]).map(
      ({ optimizer }) => optimizer,
    );
    expect(optimizers).toEqual(["adam", "adamw", "momentum", "rmsprop", "adagrad", "lion"]);
  });

  it("name the code that differs, its index, and both values", async () => {
    const wrong: Engine = {
      ...referenceEngine(),
      async quantize(x, map, blockSize) {
        const right = await referenceEngine().quantize(x, map, blockSize);
        if (x.length === 600) right.codes[7] -= 1;
        return right;
      },
    };
    const failed = (await results(wrong)).filter(({ problems }) => problems.length > 0);
    expect(failed.map(({ id }) => id)).toEqual([
      "negative_600/dynamic_signed/bs64",
      "negative_600/dynamic_signed/bs256",
    ]);
    const [{ compared, agreeing, mismatches }] = failed;
    expect([compared, agreeing]).toEqual([600, 599]);
    expect(mismatches[0]).toMatchObject({ tensor: "codes", index: 7 });
    expect(mismatches[0].found).toBe(mismatches[0].expected - 1);
  });
});
