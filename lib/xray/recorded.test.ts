/** The X-ray of states that were not made for it: bitsandbytes' recorded vectors, and our own optimizers. */

import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { writeSavedState } from "@/lib/checkpoints";
import { tensorOf, writeTorchFile } from "@/lib/checkpoints/torchFile.testing";
import { openReference } from "@/lib/nn/backend";
import { optimizerFor } from "@/lib/nn/optimizers";
import { bowl, noise, variableOf } from "@/lib/nn/testing";
import { recognizeTable } from "./tables";
import { sentencesOf, xrayOf } from "./xray.testing";

interface RecordedRun {
  readonly id: string;
  readonly optimizer: string;
  readonly source: string;
  readonly block_size: number;
  readonly results: readonly {
    readonly tensor: string;
    readonly checkpoints: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

interface RecordedMap {
  readonly values_f32_b64: string;
}

const read = (name: string) => JSON.parse(readFileSync(`tests/vectors/${name}.json`, "utf8"));
const bytesOf = (text: unknown) => Uint8Array.from(Buffer.from(String(text), "base64"));
const floatsOf = (text: unknown) => new Float32Array(bytesOf(text).buffer);
const maps: Readonly<Record<string, RecordedMap>> = read("maps").maps;
const tableOf = (name: string) => floatsOf(maps[name].values_f32_b64);

describe("recorded vectors of bitsandbytes", () => {
  it.each([
    ["dynamic_signed_8", "dynamic", true],
    ["dynamic_unsigned_8", "dynamic", false],
    ["linear_signed_8", "linear", true],
    ["linear_unsigned_8", "linear", false],
    ["linear_signed_8_nozero", "linear-without-zero", true],
    ["fp8_e5m2_signed", "e5m2", true],
    ["fp8_e4m3_signed", "e4m3", true],
    ["dynamic_signed_8_maxexp5", "other", true],
    ["quantile_8", "other", true],
  ])("has a table %s that is recognized as %s", (name, expected, signed) => {
    const found = recognizeTable(tableOf(name), "F32", 8);
    expect([found.name, found.signed, found.flaw]).toEqual([expected, signed, "none"]);
  });

  const runs: readonly RecordedRun[] = read("optim").runs;
  const steps = (run: RecordedRun) =>
    run.results.flatMap((result) => Object.keys(result.checkpoints).map(Number));

  /** The state of all tensors of a run after a step, as a state dict. */
  const stateOf = (run: RecordedRun, step: number) =>
    writeTorchFile({
      state: new Map(
        run.results.map(({ checkpoints }, index) => {
          const at = checkpoints[step];
          const two = "state2_u8_b64" in at;
          return [
            index,
            {
              step,
              state1: tensorOf(bytesOf(at.state1_u8_b64)),
              qmap1: tensorOf(tableOf("dynamic_signed_8")),
              absmax1: tensorOf(floatsOf(at.absmax1_f32_b64)),
              ...(two && {
                state2: tensorOf(bytesOf(at.state2_u8_b64)),
                qmap2: tensorOf(tableOf("dynamic_unsigned_8")),
                absmax2: tensorOf(floatsOf(at.absmax2_f32_b64)),
              }),
            },
          ];
        }),
      ),
    });

  it.each(runs.map((run) => [run.id, run] as const))("%s: block size, map and step", async (_, run) => {
    const step = Math.max(...steps(run));
    const { parameters, findings } = await xrayOf(stateOf(run, step));
    expect(parameters.length).toBe(run.results.length);
    for (const parameter of parameters) {
      expect(parameter.step).toBe(step);
      for (const { map, blocks } of parameter.states) {
        expect(map).toMatch(/^dynamic/);
        expect(blocks).toBe(String(run.block_size));
      }
    }
    const cpu = findings.some(({ sentence }) => /CPU back end/.test(sentence));
    // The look-up table is that of the CPU back end alone; it shows where gradients are exactly zero.
    if (run.source !== "cpu_backend_direct") expect(cpu).toBe(false);
    expect(findings.some(({ sentence }) => /blocks of 2048/.test(sentence))).toBe(run.block_size === 2048);
    expect(
      findings.filter(({ clinicCase }) => clinicCase === "step-reset" || clinicCase === "moments-lost"),
    ).toEqual([]);
  });

  it("tells the second step from the first of a run whose counter says 5000", async () => {
    const run = runs.find(({ optimizer, block_size: size }) => optimizer === "adam" && size === 256)!;
    const lost = (step: number) => {
      const first = {
        ...run,
        results: run.results.map((each) => ({ ...each, checkpoints: { 5000: each.checkpoints[step] } })),
      };
      return xrayOf(stateOf(first, 5000));
    };
    expect(sentencesOf(await lost(1), "wrong")).toContainEqual(
      expect.stringContaining("that of a single step from zero"),
    );
    expect(sentencesOf(await lost(20), "wrong")).not.toContainEqual(expect.stringContaining("single step"));
  });
});

describe("saved state of our own optimizers", () => {
  it.each([
    [8, "8 bits", "dynamic above zero, unsigned", "64"],
    [4, "4 bits", "geometric above zero, unsigned", "64"],
    [32, "32 bits", "", ""],
  ] as const)("in %i bits names its bits, maps and blocks", async (bits, words, map, blocks) => {
    await openReference();
    const variable = variableOf(noise(1029), `dense/kernel${bits}`);
    const optimizer = optimizerFor({ rule: "adam", bits, blockSize: 64, min8bitSize: 0 });
    for (let step = 0; step < 3; step++) optimizer.minimize(bowl([variable]), false, [variable]);
    const saved = await optimizer.getWeights();
    const file = writeSavedState(
      await Promise.all(
        saved.map(async ({ name, tensor }) => {
          const values = await tensor.data<"float32" | "int32">();
          return { name, shape: tensor.shape, values };
        }),
      ),
    );
    const report = await xrayOf(file);
    expect(report.summary).toContain(`1 in ${words}`);
    const [{ name, step, states }] = report.parameters;
    expect([name, step]).toEqual([`dense/kernel${bits}`, 3]);
    expect(states.map(({ symbol }) => symbol)).toEqual(["m", "r"]);
    expect([states[1].map, states[1].blocks]).toEqual([map, blocks]);
    expect(sentencesOf(report, "wrong")).toEqual([]);
    optimizer.dispose();
    tf.dispose([variable, ...saved.map(({ tensor }) => tensor)]);
  });
});
