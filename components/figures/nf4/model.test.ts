import { describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { nf4Run } from "@/lib/jobs/weights/nf4";
import { defaultsOf } from "@/lib/options/options";
import { nf4Options } from "./figure";
import { captionOf, densityOfWeights, type Nf4Values, printRise, setupOf, tableOf } from "./model";

const run = (patch: Partial<Nf4Values> = {}) =>
  atOnce(nf4Run(setupOf({ ...defaultsOf(nf4Options), ...patch })));

describe("weights in 4 bits", () => {
  it("states the bits of a weight and the loss with each map, the best first", () => {
    const result = run();
    const [nf4, linear, fp4] = result.maps.map(({ loss }) => loss.toFixed(3));
    const text = captionOf(result);
    expect(text).toContain(
      `At 4.127 bits a weight, scales included, the held-out loss rises from ${result.loss.toFixed(3)} to ${nf4} nats a word with NF4, to ${linear} with linear and ${fp4} with FP4.`,
    );
    expect(text).toContain("With float32 scales NF4 takes 4.5 bits and ends at");
  });

  it("does not name a second kind of scales without double quantization", () => {
    const text = captionOf(run({ double: false }));
    expect(text).toContain("At 4.5 bits a weight");
    expect(text).not.toContain("float32 scales");
  });

  it("names the map with the smallest loss first, whichever it is", () => {
    const result = run();
    const better = { ...result, maps: result.maps.map((each, i) => (i === 2 ? { ...each, loss: 0 } : each)) };
    expect(captionOf(better)).toMatch(/nats a word with FP4, to /);
    expect(printRise({ ...result.maps[0], loss: 3 }, 3.25)).toBe("−0.250");
  });

  it("has the density of all stored weights, and a table", () => {
    const result = run({ tensor: "output" });
    expect(densityOfWeights(result).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    const { rows, columns } = tableOf(result);
    expect(rows.map(([name]) => name)).toEqual(["NF4", "linear", "FP4"]);
    expect(rows[0]).toHaveLength(columns.length);
    expect(captionOf(result)).toContain(`16,000 of ${result.count.toLocaleString("en")}`);
  });
});
