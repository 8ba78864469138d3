import { expect, it } from "vitest";
import type { Check } from "./check";
import type { Engine } from "./engine";
import { referenceEngine } from "./referenceEngine";
import { gatherTables } from "./tables";
import { decodingChecks, eightBitChecks, extremeChecks } from "./twins";

const tables = gatherTables([]);
const resultsOf = (checks: readonly Check[]) => Promise.all(checks.map((check) => check.run()));

it("agrees with itself in every code", async () => {
  const engine = referenceEngine();
  const checks = [
    ...decodingChecks(engine, tables),
    ...extremeChecks(engine),
    ...(await eightBitChecks(engine, tables)),
  ];
  const results = await resultsOf(checks);
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  expect(results.every(({ compared, agreeing }) => compared > 0 && compared === agreeing)).toBe(true);
});

it("finds one code that is decoded to another value", async () => {
  const engine: Engine = {
    ...referenceEngine(),
    async dequantize(quantized) {
      const values = await referenceEngine().dequantize(quantized);
      values[12] = 0.5;
      return values;
    },
  };
  const [first] = await resultsOf(decodingChecks(engine, tables));
  expect(first.agreeing).toBe(255);
  expect(first.problems).toEqual(["1 of 256 codes are decoded to other values"]);
  expect(first.mismatches).toMatchObject([{ tensor: "values", index: 12, found: 0.5 }]);
});

it("finds a step whose codes are one too high", async () => {
  const engine: Pick<Engine, "advance"> = {
    async advance(...given) {
      const after = await referenceEngine().advance(...given);
      after.states[0].codes.forEach((code, i, codes) => {
        if (code < 255) codes[i] = code + 1;
      });
      return after;
    },
  };
  const results = await resultsOf(await eightBitChecks(engine, tables));
  expect(results.every(({ problems }) => problems.length > 0)).toBe(true);
});
