import { expect, it } from "vitest";
import { UsageError } from "../usage";
import { faultSummary, readFaultFlags, trainFault } from "./fault";

it("reads a fault by its name, with seed 1 unless another is given", () => {
  expect(readFaultFlags(["--fault", "ties-up"])).toMatchObject({
    fault: { name: "ties-up" },
    seed: 1,
    json: false,
  });
  expect(readFaultFlags(["--fault=ties-up", "--seed", "7", "--json"])).toMatchObject({ seed: 7, json: true });
});

it.each([
  [["--fault", "haste"], /fault is "haste", but must be one of unsigned-map-524/],
  [["--fault"], /fault/],
  [["--fault", "ties-up", "--seed", "-1"], /seed/],
  [["--fault", "ties-up", "--block", "64"], /block/],
])("refuses %j with a sentence", (argv, sentence) => {
  expect(() => readFaultFlags(argv)).toThrow(UsageError);
  expect(() => readFaultFlags(argv)).toThrow(sentence);
});

it("trains the lanes and says which symptoms they show", () => {
  const order = readFaultFlags(["--fault", "silent-32"]);
  const result = trainFault(order);
  expect(result.losses[2]).toEqual(result.losses[0]);
  expect(result.losses[2]).not.toEqual(result.losses[1]);
  expect(result.symptoms.map(({ holds }) => holds)).toEqual(order.fault.symptoms.map(() => true));
  expect(faultSummary(result, order.fault)).toContain(order.fault.cure);
});
