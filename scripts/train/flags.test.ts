import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/experiment/options";
import { pointsOptions } from "@/lib/experiment/tasks/points/info";
import { twinConfig } from "@/lib/experiment/twinConfig";
import { readFlags, UsageError } from "./flags";

const read = (line: string) => readFlags(line.split(" ").filter((word) => word !== ""));

describe("readFlags", () => {
  it("reads the line of the README", () => {
    const order = read("--task points --data rings --steps 200 --seed 4 --block 512 --map linear --json");
    expect(order).toEqual({
      config: twinConfig({
        taskOptions: { ...defaultsOf(pointsOptions), data: "rings" },
        maxSteps: 200,
        seed: 4,
        blockSize: 512,
        map: "linear",
      }),
      engine: "webgpu",
      json: true,
    });
  });

  it("reads the other flags", () => {
    const { config, engine } = read(
      "--width 32 --lr 0.003 --batch 16 --noise 0.1 --samples 100 --min8bit 4096 --rule lion --engine reference",
    );
    expect(config).toMatchObject({
      width: 32,
      learningRate: 0.003,
      batchSize: 16,
      lanes: [
        { bits: 32, rule: "lion" },
        { bits: 8, rule: "lion", min8bitSize: 4096 },
      ],
    });
    expect(config.taskOptions).toEqual({ data: "spiral", noise: 0.1, samples: 100 });
    expect(engine).toBe("reference");
  });

  it.each([
    ["--steps 0", /--steps is "0"; it must be a whole number from 1/],
    ["--steps 1.5", /--steps is "1.5"/],
    ["--lr=-1", /--lr is "-1"; it must be a number from 0/],
    ["--lr fast", /--lr is "fast"/],
    ["--data spirel", /--data: .*"spirel" is not one of spiral, rings/],
    ["--noise 7", /--noise: .* outside 0 to 0.3/],
    ["--task chess", /task is "chess"; it must be one of points/],
    ["--engine cuda", /--engine is "cuda"; it must be webgpu or reference/],
    ["--colour red", /Unknown option '--colour'/],
    ["spiral", /Unexpected argument 'spiral'/],
  ])("answers %s with a sentence", (line, sentence) => {
    expect(() => read(line)).toThrow(sentence);
    expect(() => read(line)).toThrow(UsageError);
  });
});
