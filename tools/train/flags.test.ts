import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { pointsInfo, pointsOptions } from "@/lib/tasks/points/info";
import { twinConfig } from "@/lib/training/twinConfig";
import { UsageError } from "../usage";
import { readFlags } from "./flags";

const read = (line: string) => readFlags(line.split(" ").filter((word) => word !== ""));

describe("readFlags", () => {
  it("reads the line of the README", () => {
    const order = read("--task points --data rings --steps 200 --seed 4 --block 512 --map linear --json");
    expect(order).toEqual({
      info: pointsInfo,
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

  it("gives both lanes the same epsilon, if the rule has one", () => {
    expect(read("--epsilon 1e-6").config.lanes.map(({ hyper }) => hyper)).toEqual([
      { epsilon: 1e-6 },
      { epsilon: 1e-6 },
    ]);
    expect(() => read("--epsilon 1e-6 --rule lion")).toThrow(/lion has no epsilon/);
    expect(() => read("--epsilon none")).toThrow(/must be a number from 0 to 1/);
    expect(() => read("--epsilon 1e-6 --rule no-such-rule")).toThrow(UsageError);
  });

  it("begins a task as the page does", () => {
    for (const info of TASK_INFOS) {
      const { config } = read(`--task ${info.name}`);
      expect(config).toMatchObject(info.defaults);
      expect(config.taskOptions).toEqual(defaultsOf(info.options));
    }
  });

  it("reads how the second lane keeps its state", () => {
    const { lanes } = read("--bits 4 --block tensor --map linear --keep32 hidden1,output/kernel").config;
    expect(lanes[1]).toMatchObject({
      bits: 4,
      blockSize: "tensor",
      map: "linear",
      keep32: ["hidden1", "output/kernel"],
    });
    expect(lanes[0].bits).toBe(32);
  });

  it("takes the state of a format of chapter 10", () => {
    expect(read("--format fp8-e4m3").config.lanes[1]).toMatchObject({
      bits: 8,
      map: "fp8-e4m3",
      blockSize: 256,
    });
    expect(read("--format torchao-4").config.lanes[1]).toMatchObject({
      bits: 4,
      map: "dynamic",
      blockSize: 128,
    });
  });

  it("reads bits per moment, and one width where the moments share it", () => {
    expect(read("--bits r32,m8").config.lanes[1].bits).toEqual({ m: 8, r: 32 });
    expect(read("--rule ademamix --bits m18,m232,r8").config.lanes[1].bits).toEqual({ m1: 8, m2: 32, r: 8 });
    expect(read("--bits m8,r8").config.lanes[1].bits).toBe(8);
  });

  describe("with the user's own file", () => {
    const folder = mkdtempSync(join(tmpdir(), "train-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = (name: string, content: string | Uint8Array) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };

    it("reads its text, if the task accepts it", () => {
      const csv = `x,y,class\n${Array.from({ length: 40 }, (_, i) => `${i / 40},${(i % 7) / 7},${i % 2}`).join("\n")}`;
      const { config } = read(`--data ${file("points.csv", csv)}`);
      expect(config.ownData).toBe(csv);
      expect(config.taskOptions).toEqual(defaultsOf(pointsOptions));
    });

    it("reads the encodings that the page reads", () => {
      const csv = `x;y;class\n${Array.from({ length: 20 }, (_, i) => `${i},5;${i};${i % 2 ? "ä" : "ö"}`).join("\n")}`;
      const latin = Uint8Array.from(csv, (character) => character.charCodeAt(0));
      expect(read(`--data ${file("latin.csv", latin)}`).config.ownData).toBe(csv);
      const utf16 = Buffer.from(`\ufeff${csv}`, "utf16le");
      expect(read(`--data ${file("utf16.csv", utf16)}`).config.ownData).toBe(csv);
    });

    it("answers the bytes of a file as the page does", () => {
      const csv = `id,width,height,kind\n${Array.from({ length: 20 }, (_, i) => `${i},${i * i},${i % 7},${i % 2}`).join("\n")}`;
      const path = file("other.csv", csv);
      const sentence = pointsInfo.ownData?.check(csv, {});
      expect(sentence).toContain("# columns: x=2, y=3, class=4");
      expect(() => read(`--data ${path}`)).toThrow(`--data ${path}: ${sentence}`);
    });

    it("refuses a file with a sentence", () => {
      const refused = (path: string) => () => read(`--data ${path}`);
      expect(refused(file("empty.csv", ""))).toThrow(UsageError);
      expect(refused(file("image.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d)))).toThrow(
        /image\.png looks like a binary file\./,
      );
      expect(refused(folder)).toThrow(/or an existing file/);
    });
  });

  it.each([
    ["--steps 0", /--steps is "0", but must be a whole number from 1/],
    ["--steps 1.5", /--steps is "1.5"/],
    ["--lr=-1", /--lr is "-1", but must be a number from 0/],
    ["--lr fast", /--lr is "fast"/],
    [
      "--data no-such-set",
      /--data is "no-such-set", but must be one of spiral, rings.*, or an existing file/,
    ],
    [
      "--task words --data some.txt",
      /--data is "some.txt", but must be left out: the task words makes its own data/,
    ],
    ["--format coat", /must be one of dynamic-256, .* Each group has an exponent of its own/],
    ["--format float32", /--format is "float32", but must be one of dynamic-256/],
    ["--format fp8-e4m3 --block 64", /--block must be left out with --format/],
    ["--bits 16", /--bits is "16", but must be 8 or 4, or 8 or 32 for each moment \(m8,r32\)/],
    ["--bits m8", /bits of r is "missing", but must be 8 or 32 for each of m, r/],
    ["--bits m8,v32", /a moment of bits is "v"/],
    ["--bits m32,r32", /--bits is "m32,r32", but must have a moment of 8 bits/],
    ["--block all", /--block is "all", but must be a whole number from 1 to \d+, or tensor/],
    ["--noise 7", /--noise: .* outside 0 to 0.3/],
    ["--task no-such-task", /task is "no-such-task", but must be one of points/],
    ["--engine no-such-engine", /--engine is "no-such-engine", but must be webgpu or reference/],
    ["--no-such-flag red", /Unknown option '--no-such-flag'/],
    ["spiral", /Unexpected argument 'spiral'/],
  ])("answers %s with a sentence", (line, sentence) => {
    expect(() => read(line)).toThrow(sentence);
    expect(() => read(line)).toThrow(UsageError);
  });
});
