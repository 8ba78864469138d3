import { describe, expect, it } from "vitest";
import { EMBEDDING_LAYER } from "@/lib/nn/embedding";
import { ABLATION, ablationGrid } from "./ablation";
import { gridEntries } from "./grid";
import { EDGE_RATE_FACTORS, instabilityEdgeGrid, instabilityEdgeResult } from "./instabilityEdge";
import { keep32Grid } from "./keep32Grid";
import { EMBEDDING, languageModelRun, MEDIUM, OUTPUT, TOY } from "./languageModel";
import type { Recorded } from "./recorded";
import { EPSILONS, VARIATIONS, variationOf } from "./variation";

describe("what varies with the seed", () => {
  it("begins with the first value of each list, and comes again after nine seeds", () => {
    expect(variationOf(0)).toEqual({ epsilon: 1e-8, beta1: 0.9, beta2: 0.999, rate: 1 });
    expect(variationOf(VARIATIONS + 2)).toEqual(variationOf(2));
  });

  it("has each pair of values of two settings once in nine seeds", () => {
    const rows = Array.from({ length: VARIATIONS }, (_, seed) => Object.values(variationOf(seed)));
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < a; b++) expect(new Set(rows.map((row) => `${row[a]} ${row[b]}`)).size).toBe(9);
    }
  });
});

describe("the ablation", () => {
  const entries = gridEntries(ablationGrid(MEDIUM), 2);
  const laneOf = (name: string) => entries.find((entry) => entry.name === name)!.config;

  it("has every cell with the first seed before the next", () => {
    expect(entries.slice(0, ABLATION.length).every(({ name }) => name.endsWith(".seed0"))).toBe(true);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(2 * ABLATION.length);
  });

  it("changes the embedding and the state that is kept for it together, and nothing else of the model", () => {
    const [plain, stable] = ["dynamic-block.seed1", "dynamic-block-stable.seed1"].map(laneOf);
    expect(plain.lanes[0].keep32).toEqual([]);
    expect(stable.lanes[0].keep32).toEqual([EMBEDDING_LAYER]);
    expect(EMBEDDING).toBe(EMBEDDING_LAYER);
    expect(plain.taskOptions).toMatchObject({ stableInit: false, stableNorm: false });
    expect(stable.taskOptions).toEqual({ ...plain.taskOptions, stableInit: true, stableNorm: true });
    expect({ ...stable, lanes: [], taskOptions: {} }).toEqual({ ...plain, lanes: [], taskOptions: {} });
  });

  it("has one block a tensor, or the blocks of its scale", () => {
    expect(laneOf("dynamic-tensor.seed0").lanes[0]).toMatchObject({ map: "dynamic", blockSize: "tensor" });
    expect(laneOf("linear-block.seed0").lanes[0]).toMatchObject({ map: "linear", blockSize: 2048, bits: 8 });
  });

  it("passes the numbers of its scale to the task", () => {
    const { taskOptions, ...run } = languageModelRun(TOY, false, { seed: 1, learningRate: 1, lanes: [] });
    expect(run).toMatchObject({ task: "words", width: TOY.width, maxSteps: TOY.steps });
    expect(taskOptions).toMatchObject({
      vocabulary: TOY.vocabulary,
      layers: TOY.layers,
      context: TOY.context,
    });
  });
});

describe("the layers that are kept", () => {
  it("are the embedding's, as in the ablation, the output layer's, and both", () => {
    const [embedding, output, both] = keep32Grid(MEDIUM).map(({ config }) => config(3));
    const ofAblation = ablationGrid(MEDIUM).find(({ name }) => name === "dynamic-block-stable");
    expect(embedding).toEqual(ofAblation?.config(3));
    expect(output.lanes[0].keep32).toEqual([OUTPUT]);
    expect(both.lanes[0].keep32).toEqual([EMBEDDING, OUTPUT]);
  });
});

describe("the search for the edge", () => {
  it("raises the learning rate and nothing else", () => {
    const cells = instabilityEdgeGrid(TOY).filter(({ axes }) => axes.cell === "32");
    const configs = cells.map(({ config }) => config(3));
    expect(configs.map(({ learningRate }) => learningRate / configs[0].learningRate)).toEqual([
      ...EDGE_RATE_FACTORS,
    ]);
    expect(configs[4].lanes).toEqual(configs[0].lanes);
  });

  it("counts over all rates, and the runs of one epsilon alone", () => {
    const seeds = [0, 1];
    const failsAt = (rate: number, seed: number) => variationOf(seed).epsilon === EPSILONS[0] && rate >= 4;
    const cells = instabilityEdgeGrid(TOY).map(({ name, label, axes, lanes }) => ({
      name,
      label,
      axes,
      lanes,
      runs: seeds.map((seed) => ({
        seed,
        steps: 1,
        seconds: 1,
        lanes: [
          {
            finalLoss: 1,
            heldOut: 2,
            unstable: axes.cell === "dynamic-tensor" && failsAt(Number(axes.rate), seed) ? "it rose" : "",
          },
        ],
      })),
    }));
    const recorded = { cells } as unknown as Recorded;
    const rates = EDGE_RATE_FACTORS.length;
    expect(instabilityEdgeResult(recorded, "dynamic-tensor")).toMatchObject({ runs: 2 * rates, unstable: 3 });
    expect(instabilityEdgeResult(recorded, "dynamic-tensor", EPSILONS[0])).toMatchObject({
      runs: rates,
      unstable: 3,
    });
    expect(instabilityEdgeResult(recorded, "dynamic-tensor", EPSILONS[1])).toMatchObject({
      runs: rates,
      unstable: 0,
    });
    expect(instabilityEdgeResult(recorded, "32")).toMatchObject({ runs: 2 * rates, unstable: 0 });
  });
});
