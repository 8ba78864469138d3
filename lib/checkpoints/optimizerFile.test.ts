import { readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { optimizer4bit, optimizer8bit, optimizer32 } from "@/lib/nn/optimizers";
import { bowl, noise } from "@/lib/nn/testing";
import { decodeBase64 } from "@/lib/options/base64";
import { EXCHANGED_RULES } from "./bitsandbytes";
import { readBitsandbytes, writeBitsandbytes } from "./optimizerFile";
import { readSafetensors, type TensorData, writeSafetensors } from "./safetensors";
import { bytesSource } from "./source";

beforeAll(openReference);

/** Stored as bitsandbytes stores it: the codes stay as they are. */
const LIBRARY = { map: "dynamic", min8bitSize: 0 } as const;

/** Calls a function with variables of these sizes and disposes them. */
async function withVariables(sizes: readonly number[], run: (variables: tf.Variable[]) => Promise<void>) {
  const variables = sizes.map((size, i) => {
    const start = tf.tensor2d(noise(size), [size / 2, 2]);
    const variable = tf.variable(start, true, `layer${i}/kernel`);
    start.dispose();
    return variable;
  });
  await run(variables).finally(() => tf.dispose(variables));
}

function trained(optimizer: BlockwiseOptimizer, variables: tf.Variable[], steps = 3): BlockwiseOptimizer {
  for (let step = 0; step < steps; step++) optimizer.minimize(bowl(variables), false, variables);
  return optimizer;
}

const statesOf = (optimizer: BlockwiseOptimizer, variables: readonly tf.Variable[]) =>
  Promise.all(variables.map((variable) => optimizer.readState(variable)));

describe("the state of an optimizer", () => {
  it.each(EXCHANGED_RULES)("goes into a file and comes back byte for byte: %s", async (rule) => {
    // A last short block and padded codes, except for AdEMAMix, which needs whole blocks.
    await withVariables(rule === "ademamix" ? [512, 256] : [1030, 6], async (variables) => {
      const first = trained(optimizer8bit(rule, {}, LIBRARY), variables);
      const { file, notes } = await writeBitsandbytes(first, await first.getWeights(), variables);
      expect(notes).toEqual([]);
      const second = optimizer8bit(rule, {}, LIBRARY);
      const read = await readBitsandbytes(second, file);
      expect(read.notes).toEqual([]);
      await second.setWeights(read.weights);
      second.track(variables);
      expect(second.iterations).toBe(3);
      expect(await statesOf(second, variables)).toEqual(await statesOf(first, variables));
      const again = await writeBitsandbytes(second, await second.getWeights(), variables);
      expect(again.file).toEqual(file);
      first.dispose();
      second.dispose();
    });
  });

  it("of 32 bits goes as floats, and so does the state of small variables", async () => {
    await withVariables([512, 6], async (variables) => {
      const small = { map: "dynamic", min8bitSize: 100 } as const;
      const first = trained(optimizer8bit("adam", {}, small), variables);
      const { file } = await writeBitsandbytes(first, await first.getWeights(), variables);
      const { tensors } = await readSafetensors(bytesSource(file));
      const dtypes = tensors.flatMap(({ name, dtype, shape }) =>
        name.endsWith(".state1") ? [[name, dtype, shape]] : [],
      );
      expect(dtypes).toEqual([
        ["layer0/kernel.state1", "U8", [256, 2]],
        ["layer1/kernel.state1", "F32", [3, 2]],
      ]);
      const exact = optimizer32("adam");
      const { weights, notes } = await readBitsandbytes(exact, file);
      expect(notes[0]).toContain("stored anew as this optimizer stores them");
      await exact.setWeights(weights);
      exact.track(variables);
      const [[, before], [, after]] = [await statesOf(first, variables), await statesOf(exact, variables)];
      expect(after).toEqual(before);
      first.dispose();
      exact.dispose();
    });
  });

  it("of the default map is converted with a sentence both ways", async () => {
    await withVariables([512], async (variables) => {
      const first = trained(optimizer8bit("adam", {}, { min8bitSize: 0 }), variables);
      const { file, notes } = await writeBitsandbytes(first, await first.getWeights(), variables);
      expect(notes[0]).toContain("Codes were made anew");
      const second = optimizer8bit("adam", {}, { min8bitSize: 0 });
      const read = await readBitsandbytes(second, file);
      expect(read.notes[0]).toContain("stored anew");
      await second.setWeights(read.weights);
      second.track(variables);
      const [[before], [after]] = [await statesOf(first, variables), await statesOf(second, variables)];
      if (!("codes" in before) || !("codes" in after)) throw new Error("the state is not in codes");
      // Both have the dynamic map for first moments.
      expect(after.codes[0]).toEqual(before.codes[0]);
      first.dispose();
      second.dispose();
    });
  });
});

interface Recorded {
  readonly state1_u8_b64: string;
  readonly absmax1_f32_b64: string;
  readonly state2_u8_b64?: string;
  readonly absmax2_f32_b64?: string;
}
interface Run {
  readonly optimizer: (typeof EXCHANGED_RULES)[number];
  readonly block_size: number;
  readonly results: readonly { readonly checkpoints: Readonly<Record<string, Recorded>> }[];
}
const { runs } = JSON.parse(readFileSync("tests/vectors/optim.json", "utf8")) as { runs: Run[] };

/** Returns a recorded run, its number of values, and its file as docs/optimizer_state.py saves it: without metadata. */
async function recordedFile({ optimizer, results }: Run) {
  const at = results[0].checkpoints["5"];
  const table = optimizer8bit(optimizer, {}, LIBRARY);
  const count = decodeBase64(at.state1_u8_b64).length;
  const start = tf.zeros([count]);
  const variable = tf.variable(start, true, "w");
  start.dispose();
  table.track([variable]);
  const own = await writeBitsandbytes(table, await table.getWeights(), [variable]);
  const { tensors } = await readSafetensors(bytesSource(own.file));
  table.dispose();
  variable.dispose();
  const qmaps = tensors.filter(({ name }) => name.includes(".qmap"));
  const parts: [string, string | undefined, "U8" | "F32"][] = [
    ["state1", at.state1_u8_b64, "U8"],
    ["absmax1", at.absmax1_f32_b64, "F32"],
    ["state2", at.state2_u8_b64, "U8"],
    ["absmax2", at.absmax2_f32_b64, "F32"],
  ];
  const data = parts.flatMap(([part, text, dtype]): TensorData[] => {
    if (text === undefined) return [];
    const bytes = decodeBase64(text);
    return [{ name: `w.${part}`, dtype, shape: [dtype === "U8" ? bytes.length : bytes.length / 4], bytes }];
  });
  const maps = qmaps.map(async ({ name, count: values, read }): Promise<TensorData> => {
    return { name, dtype: "F32", shape: [values], bytes: Uint8Array.from(await read(0, values)) };
  });
  return { at, count, file: writeSafetensors([...data, ...(await Promise.all(maps))]) };
}

describe("states that bitsandbytes' kernels recorded", () => {
  const of = (blockSize: number) =>
    EXCHANGED_RULES.flatMap((rule) =>
      runs.filter(({ optimizer, block_size }) => optimizer === rule && block_size === blockSize).slice(0, 1),
    );

  it("are loaded into an optimizer code by code, and written again byte by byte", async () => {
    expect(of(256).length).toBeGreaterThanOrEqual(5);
    for (const run of of(256)) {
      const { at, count, file } = await recordedFile(run);
      const optimizer = optimizer8bit(run.optimizer, {}, LIBRARY);
      const { weights, notes } = await readBitsandbytes(optimizer, file);
      expect(notes).toEqual([]);
      await optimizer.setWeights(weights);
      const { file: again } = await writeBitsandbytes(optimizer, await optimizer.getWeights(), [
        { name: "w", shape: [count] },
      ]);
      const { tensors } = await readSafetensors(bytesSource(again));
      const bytesOf = (part: string) => {
        const tensor = tensors.find(({ name }) => name === `w.${part}`);
        return tensor?.read(0, tensor.count);
      };
      expect(await bytesOf("state1"), run.optimizer).toEqual(decodeBase64(at.state1_u8_b64));
      expect(await bytesOf("absmax1"), run.optimizer).toEqual(decodeBase64(at.absmax1_f32_b64));
      expect(await bytesOf("state2")).toEqual(at.state2_u8_b64 && decodeBase64(at.state2_u8_b64));
      optimizer.dispose();
    }
  });

  it("in blocks of 2048 are converted with a sentence", async () => {
    const [run] = of(2048);
    const { file } = await recordedFile(run);
    const { notes } = await readBitsandbytes(optimizer8bit(run.optimizer, {}, LIBRARY), file);
    expect(notes).toEqual([expect.stringContaining("blocks of 2048 values")]);
  });
});

it("refuses with a sentence what does not fit", async () => {
  await withVariables([512, 6], async (variables) => {
    const optimizer = trained(optimizer8bit("lion", {}, LIBRARY), variables);
    const weights = await optimizer.getWeights();
    const [large, small] = variables;
    const write = (list: { name: string; shape: number[] }[]) => writeBitsandbytes(optimizer, weights, list);
    await expect(write([large])).rejects.toThrow("“layer1/kernel”, which is missing in the list");
    await expect(write([large, small, { name: "bias", shape: [2] }])).rejects.toThrow(
      "The saved state has no variable “bias”",
    );
    await expect(write([large, { name: small.name, shape: [9] }])).rejects.toThrow(
      "“layer1/kernel” has 8 values; its shape has 9",
    );
    const { file } = await write(variables);
    await expect(readBitsandbytes(optimizer8bit("momentum"), file)).rejects.toThrow(
      "The file has a state of lion; the optimizer is momentum.",
    );
    await expect(readBitsandbytes(optimizer, file.subarray(0, 40))).rejects.toThrow("cut off");
    await expect(readBitsandbytes(optimizer4bit("lion"), file)).rejects.toThrow("no optimizer with 4-bit");
    const lamb = trained(optimizer8bit("lamb", {}, LIBRARY), variables, 1);
    await expect(writeBitsandbytes(lamb, await lamb.getWeights(), variables)).rejects.toThrow(
      "The state of the rule lamb cannot be exchanged",
    );
    lamb.dispose();
    optimizer.dispose();
  });
});
