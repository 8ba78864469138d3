/** How the config of an optimizer is saved: part of the suite of optimizer.suite.ts. */
import { expect, it } from "vitest";
import { BlockwiseOptimizer } from "./optimizer";
import { adam8bit, optimizerFor } from "./optimizers";

export function configTests(): void {
  /** As tfjs does it for a saved model: as JSON, and every a_b in a string becomes aB, except in a name. */
  const reopened = (optimizer: BlockwiseOptimizer): BlockwiseOptimizer => {
    const saved = JSON.stringify(optimizer.getConfig(), (key, value) =>
      typeof value === "string" && key !== "name"
        ? value.replace(/_+(\w)/g, (_, c) => c.toUpperCase())
        : value,
    );
    const config = { ...JSON.parse(saved), customObjects: {} };
    return BlockwiseOptimizer.fromConfig<BlockwiseOptimizer>(BlockwiseOptimizer, config);
  };

  it("comes back from its config", () => {
    const optimizer = adam8bit({
      learningRate: 0.5,
      beta1: 0.8,
      blockSize: 128,
      map: "linear",
      mapValues: [-1, 0, 1],
      min8bitSize: Number.POSITIVE_INFINITY,
      keep32: ["e", "word_table", "My_Table"],
    });
    optimizer.setLearningRate(0.25);
    expect(optimizer.getConfig()).toMatchObject({
      rule: "adam",
      bits: 8,
      hyper: { learningRate: 0.25, beta1: 0.8 },
      blockSize: 128,
      map: "linear",
      mapValues: [-1, 0, 1],
      min8bitSize: Number.POSITIVE_INFINITY,
      keep32: [{ name: "e" }, { name: "word_table" }, { name: "My_Table" }],
    });
    const again = reopened(optimizer);
    expect(again.getClassName()).toBe("BlockwiseOptimizer");
    expect(again.hyperParameters).toEqual(optimizer.hyperParameters);
    expect(again.getConfig()).toEqual(optimizer.getConfig());
  });

  it("has defaults by the bits of its state, and gives them back in its config", () => {
    for (const [bits, blockSize] of [
      [4, 128],
      [8, 256],
      [32, 256],
    ] as const) {
      const optimizer = optimizerFor({ rule: "lion", bits, map: undefined });
      const config = optimizer.getConfig();
      expect(config).toMatchObject({
        rule: "lion",
        bits,
        blockSize,
        map: "dynamic-above-zero",
        min8bitSize: 4096,
      });
      expect(reopened(optimizer).getConfig()).toEqual(config);
    }
  });
}
