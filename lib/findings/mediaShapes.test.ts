import { describe, expect, it } from "vitest";
import { unetLike } from "./mediaShapes";
import { adaptersOf } from "./modelShapes";
import { countAgrees, presetNamed } from "./models";

describe("the UNet of Stable Diffusion XL", () => {
  const sdxl = presetNamed("sdxl-unet")!;

  it("has the published number of parameters", () => {
    expect(countAgrees(sdxl)).toBe(true);
  });

  it("counts as by hand where it is small", () => {
    const conditions = 2 * 8 + 8 + (8 * 8 + 8) + (5 * 8 + 8) + (8 * 8 + 8);
    const residual = (from: number) => 2 * from + (9 * from * 2 + 2) + (8 * 2 + 2) + 2 * 2 + (9 * 2 * 2 + 2);
    // Queries, keys and values, the output, and the same with keys and values of a text of three columns.
    const attention = 3 * 4 + 6 + (4 + 2 * 3 * 2) + 6;
    const transformer = 2 * 2 + 2 * 6 + 3 * 4 + attention + (2 * 16 + 16) + (8 * 2 + 2);
    // One block down, two in the middle, and two up that take a result from the way down in and have a shortcut.
    const blocks = 3 * residual(2) + 2 * (residual(4) + 4 * 2 + 2);
    const ends = 9 * 2 + 2 + (2 * 2 + 9 * 2 + 1);
    expect(
      unetLike({
        channels: 1,
        width: 2,
        levels: [{ factor: 1, depth: 1 }],
        blocks: 1,
        context: 3,
        vector: 5,
      }),
    ).toBe(conditions + blocks + 4 * transformer + ends);
  });

  it("gets matrices of LoRA at both of its attentions, whose keys and values read the text in one", () => {
    const trained = (rank: number) =>
      adaptersOf(sdxl.attention, rank).reduce((sum, { count, size }) => sum + count * size, 0);
    const block = (width: number) => 8 * width + (4 * width + 2 * (2048 + width));
    // Five stages of two blocks, and six of ten.
    expect(trained(4)).toBe(4 * (10 * block(640) + 60 * block(1280)));
  });
});
