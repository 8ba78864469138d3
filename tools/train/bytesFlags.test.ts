import { describe, expect, it } from "vitest";
import { UsageError } from "../usage";
import { readBytesFlag, readBytesFlags } from "./bytesFlags";

const read = (line: string) => readBytesFlags(`--task bytes ${line}`.split(" ").filter(Boolean));

describe("readBytesFlags", () => {
  it("divides the step of the large model into micro-batches that fit into 1 GiB with 8-bit state", () => {
    const { shape, bits, budgetBytes } = read("--layers 12 --width 768 --budget 1GiB --json");
    expect(bits).toEqual([32, 8]);
    expect(budgetBytes).toBe(2 ** 30);
    expect(shape.spec).toEqual({ layers: 12, width: 768, heads: 12, context: 128 });
    expect([shape.sequences, shape.microBatches]).toEqual([4, 2]);
  });

  it("takes the batch that is asked for", () => {
    const { shape } = read("--layers 12 --width 768 --budget 1GiB --batch 3");
    expect([shape.sequences, shape.microBatches]).toEqual([3, 1]);
    expect(read("--seeds 1,2,3 --bits 8")).toMatchObject({ seeds: [1, 2, 3], bits: [8] });
  });

  it.each([
    ["--bits 4", '--bits is "4", but must be 32, 8 or 32,8.'],
    ["--heads 5", '--heads is "5", but must divide the width 128'],
    ["--release --micro 2", "--release takes one micro-batch a step"],
    ["--budget 1GB", '--budget is "1GB", but must be a size such as 1GiB or 512MiB.'],
    ["--block 100", '--block is "100", but must be one of 64, 128'],
    ["--data no-such-file", "but must be an existing text file."],
    ["--layers x", '--layers is "x", but must be a whole number from 1 to 96.'],
    ["--nothing 1", "--nothing"],
  ])("refuses %s", (line, sentence) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(sentence);
  });
});

it("reads sizes of memory", () => {
  expect(["1GiB", "1.5MiB", "900KiB", "12B"].map(readBytesFlag)).toEqual([
    2 ** 30,
    1.5 * 2 ** 20,
    921_600,
    12,
  ]);
  expect(() => readBytesFlag("0B")).toThrow(UsageError);
});
