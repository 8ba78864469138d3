import { describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { type Nf4Result, nf4Run } from "@/lib/jobs/weights/nf4";
import { defaultsOf } from "@/lib/options/options";
import { nf4Options } from "./figure";
import {
  captionOf,
  densityOfWeights,
  type Nf4Values,
  pagingLines,
  pagingMilliseconds,
  printRise,
  roomsOf,
  setupOf,
  tableOf,
} from "./model";

const values = defaultsOf(nf4Options);
const caption = (result: Nf4Result) => captionOf(values, result);
const run = (patch: Partial<Nf4Values> = {}) => atOnce(nf4Run(setupOf({ ...values, ...patch })));

describe("weights in 4 bits", () => {
  it("states the bits of a weight and the loss with each map, the best first", () => {
    const result = run();
    const [nf4, linear, fp4] = result.maps.map(({ loss }) => loss!.toFixed(3));
    const text = caption(result);
    expect(text).toContain(
      `At 4.127 bits a weight, scales included, the held-out loss rises from ${result.loss!.toFixed(3)} to ${nf4} nats a word with NF4, to ${linear} with linear and ${fp4} with FP4.`,
    );
    expect(text).toContain("With float32 scales NF4 takes 4.5 bits and ends at");
  });

  it("does not name a second kind of scales without double quantization", () => {
    const text = caption(run({ double: false }));
    expect(text).toContain("At 4.5 bits a weight");
    expect(text).not.toContain("float32 scales");
  });

  it("names the map with the smallest loss first, whichever it is", () => {
    const result = run();
    const better = { ...result, maps: result.maps.map((each, i) => (i === 2 ? { ...each, loss: 0 } : each)) };
    expect(caption(better)).toMatch(/nats a word with FP4, to /);
    expect(printRise(3, 3.25)).toBe("−0.250");
  });

  it("has the density of all stored weights, and a table", () => {
    const result = run({ tensor: "output" });
    expect(densityOfWeights(result).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    const { rows, columns } = tableOf(result);
    expect(rows.map(([name]) => name)).toEqual(["NF4", "linear", "FP4"]);
    expect(rows[0]).toHaveLength(columns.length);
    expect(caption(result)).toContain(`16,000 of ${result.count.toLocaleString("en")}`);
  });

  it("states the errors alone of weights that the reader brings", () => {
    const values4 = Float32Array.from({ length: 256 }, (_, i) => Math.sin(i));
    const own = [{ rows: 16, columns: 16, values: values4 }];
    const result = atOnce(nf4Run(setupOf(values), own));
    expect(caption(result).replaceAll("\u00a0", " ")).toMatch(
      /^At 4\.127 bits a weight in full blocks, scales included, the error is [\d.]+ % with \w+, [\d.]+ % with \w+ and [\d.]+ % with \w+\. The 256 weights are your own; the loss of their model cannot/,
    );
    expect(tableOf(result).rows[0]).toHaveLength(3);
    const bits = { number: 1, shapes: [], values: new Blob() };
    expect(setupOf({ ...values, tensor: "own" }, bits)).toMatchObject({ tensor: "all", own: bits });
    expect(setupOf(values, bits)).not.toHaveProperty("own");
  });

  it("states what paging costs, which is nothing where the state fits", () => {
    expect(caption(run())).toContain(
      "With room for 1 GB, paging Adam’s state of 1,000 million parameters takes 875 ms a step in 32 bits and 129 ms in 8.",
    );
    expect(pagingMilliseconds(values, 32, 8)).toBe(0);
    expect(pagingMilliseconds({ ...values, bus: 32 }, 32, 1)).toBe(437.5);
    const [in32, in8] = pagingLines(values);
    expect([in32.bytes, in8.bytes]).toEqual([8e9, 2 * (1e9 + 4e9 / 256)]);
    expect(in32.milliseconds.at(-1)).toBe(0);
    expect(roomsOf({ ...values, room: 50 }).at(-1)).toBeCloseTo(55, 10);
    expect(setupOf({ ...values, room: 3, millions: 70, bus: 5 })).toEqual(setupOf(values));
  });
});
