import { describe, expect, it } from "vitest";
import { MEDIUM, SMALL } from "@/lib/study/languageModel";
import { UsageError } from "../usage";
import { readFlags } from "./flags";

const read = (line: string) => readFlags(line.split(" ").filter(Boolean));

describe("the command line of the reproduction", () => {
  it("takes missing numbers from the scale", () => {
    expect(read("--grid ablation")).toMatchObject({
      kind: "train",
      grid: "ablation",
      scale: SMALL,
      seeds: 9,
      jobs: 1,
      engine: "webgpu",
      limit: Number.POSITIVE_INFINITY,
      json: false,
    });
    expect(
      read("--grid edge --scale medium --steps 50 --lr 0.01 --jobs 8 --limit-s 500 --json"),
    ).toMatchObject({
      scale: { ...MEDIUM, steps: 50, learningRate: 0.01 },
      jobs: 8,
      limit: 500,
      json: true,
    });
  });

  it("takes another map, some of the cells, and a first seed", () => {
    expect(read("--grid ablation --map dynamic-above-zero --cells dynamic-block,32 --from 3")).toMatchObject({
      changes: { map: "dynamic-above-zero", cells: ["dynamic-block", "32"] },
      from: 3,
    });
    expect(read("--grid edge")).toMatchObject({ changes: {}, from: 0 });
  });

  it("collects a folder", () => {
    expect(read("--collect runs --device H100 --json")).toEqual({
      kind: "collect",
      folder: "runs",
      json: true,
      device: "H100",
    });
  });

  it.each([
    ["", /--grid is "", but must be one of ablation, sensitivity, crossed, edge/],
    ["--grid ablation --scale huge", /--scale is "huge"/],
    ["--grid ablation --seeds 0", /--seeds is "0", but must be a whole number from 1/],
    ["--grid ablation --steps 1.5", /--steps is "1.5"/],
    ["--grid ablation --vocabulary 10", /--vocabulary: .*outside 2000/],
    ["--grid ablation --context 20", /--context: .*not offered/],
    ["--grid ablation --engine cpu", /--engine is "cpu"/],
    ["--grid ablation --speed 3", /speed/],
    ["--grid ablation --map dynamo", /dynamo/],
    ["--grid ablation --cells none", /--cells is "none"/],
  ])("answers %j with a sentence", (line, sentence) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(sentence);
  });
});
