import { describe, expect, it } from "vitest";
import { drawn, SAMPLE, scaledByBlock, scoreOf, scoreOnce } from "@/lib/findings/mapScores";
import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { meanAbsoluteError } from "@/lib/numerics/metrics";
import { quantize } from "@/lib/numerics/quantize";
import { defaultsOf } from "@/lib/options/options";
import { blocksOf, nameOf } from "../maps/print";
import { least } from "../maps/Scores";
import { mapDuelOptions } from "./figure";
import { captionOf, type DuelValues, duelOf, needsSign, tableOf } from "./model";

const defaults: DuelValues = defaultsOf(mapDuelOptions);
const sentence = (data: string, values = defaults) => {
  const { scores } = duelOf(drawn(data), values);
  return captionOf(nameOf(data, SAMPLE), blocksOf(values.block, SAMPLE), scores);
};

describe("duelOf", () => {
  it("has the errors of lib/numerics/quantize", () => {
    const x = drawn("normal", 4096);
    const { scores } = duelOf(x, defaults);
    expect(scores.map(({ label }) => label)).toEqual(["dynamic", "linear"]);
    for (const { map, meanAbsolute } of scores) {
      expect(meanAbsolute).toBe(meanAbsoluteError(x, dequantize(quantize(x, map, defaults.block))));
    }
    const [dynamic] = scores;
    expect(scoreOnce(x, dynamic.map, defaults.block)).toEqual(dynamic);
  });

  it("has smaller errors with linear on normal numbers, and more zeros with linear on squares", () => {
    expect(sentence("normal")).toMatch(/^On 65,536 normal numbers in blocks of 256 the linear map has the/);
    const [dynamic, linear] = duelOf(drawn("squares"), defaults).scores;
    expect(linear.zeroed).toBeGreaterThan(20 * dynamic.zeroed);
    expect(dynamic.meanRelative).toBeLessThan(linear.meanRelative / 2);
    expect(sentence("squares")).toMatch(/Linear stores .* of them as zero/);
  });

  it("takes the sign from the data, or from the option", () => {
    const positive = Float32Array.of(0.5, 1);
    const both = Float32Array.of(-0.5, 1);
    expect([needsSign(positive, "auto"), needsSign(both, "auto")]).toEqual([false, true]);
    const { scores, notes } = duelOf(both, { ...defaults, sign: "unsigned" });
    expect(notes[0]).toContain("negative");
    expect(scores[0].zeroed).toBe(0.5);
  });

  it("leaves out a map without the chosen sign, and shows a map chosen twice once", () => {
    const { scores, notes } = duelOf(drawn("squares", 512), { ...defaults, first: "linear-without-zero" });
    expect(scores).toHaveLength(1);
    expect(notes[0]).toContain("only signed");
    expect(duelOf(drawn("normal", 512), { ...defaults, second: "dynamic" }).scores).toHaveLength(1);
  });

  it("accepts an empty array, zeros and a constant", () => {
    for (const x of [new Float32Array(0), new Float32Array(9), new Float32Array(9).fill(-3)]) {
      const { scores } = duelOf(x, defaults);
      expect(captionOf("data", "blocks", scores)).not.toMatch(/NaN|undefined|Infinity/);
      expect(JSON.stringify(tableOf(scores))).not.toMatch(/null|NaN/);
    }
    expect(captionOf("data", "blocks", [])).toContain("nothing to compare");
  });
});

it("divides by the absmax of each block", () => {
  expect(Array.from(scaledByBlock(Float32Array.of(1, -2, 0, 0, 5), 2))).toEqual([0.5, -1, 0, 0, 1]);
});

it("finds the least only where there is a difference", () => {
  const x = drawn("normal", 512);
  const score = scoreOf(x, makeMap("dynamic", { bits: 8, signed: true }), 256);
  expect(least([score, score], ({ meanAbsolute }) => meanAbsolute)).toBeUndefined();
});
