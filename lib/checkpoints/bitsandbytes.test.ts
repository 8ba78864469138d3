import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { ruleNamed } from "@/lib/numerics/rules";
import { decodeBase64 } from "@/lib/options/base64";
import { EXCHANGED_RULES, type ParameterState, readBnbState, writeBnbState } from "./bitsandbytes";
import { openStateFile } from "./open";
import { writeSafetensors } from "./safetensors";
import { bytesSource } from "./source";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const mapsOf = (rule: string) => {
  const { states } = ruleNamed(rule);
  return states.map((_, i) => (states.length === 1 || i < states.length - 1 ? signed : unsigned));
};

interface Checkpoint {
  readonly state1_u8_b64: string;
  readonly absmax1_f32_b64: string;
  readonly state2_u8_b64?: string;
  readonly absmax2_f32_b64?: string;
}
interface Run {
  readonly id: string;
  readonly optimizer: string;
  readonly block_size: number;
  readonly results: readonly {
    readonly tensor: string;
    readonly checkpoints: Readonly<Record<string, Checkpoint>>;
  }[];
}
const { runs } = JSON.parse(readFileSync("tests/vectors/optim.json", "utf8")) as { runs: Run[] };

const floatsOf = (text: string) => new Float32Array(decodeBase64(text).buffer);
const nameOf = (optimizer: string) =>
  EXCHANGED_RULES.some((name) => name === optimizer) ? optimizer : undefined;

/** A state that bitsandbytes' kernels recorded, as the library would save it. */
function recorded({ results }: Run, step: string): Uint8Array<ArrayBuffer> {
  return writeSafetensors(
    results.flatMap(({ tensor, checkpoints }) => {
      const at = checkpoints[step];
      const parts: [string, string | undefined, string | undefined, Float32Array][] = [
        ["1", at.state1_u8_b64, at.absmax1_f32_b64, signed.values as Float32Array],
        ["2", at.state2_u8_b64, at.absmax2_f32_b64, unsigned.values as Float32Array],
      ];
      return parts.flatMap(([number, codes, absmax, table]) => {
        if (codes === undefined || absmax === undefined) return [];
        const bytes = decodeBase64(codes);
        const scales = decodeBase64(absmax);
        return [
          { name: `${tensor}.state${number}`, dtype: "U8" as const, shape: [bytes.length], bytes },
          {
            name: `${tensor}.absmax${number}`,
            dtype: "F32" as const,
            shape: [scales.length / 4],
            bytes: scales,
          },
          {
            name: `${tensor}.qmap${number}`,
            dtype: "F32" as const,
            shape: [256],
            bytes: new Uint8Array(Float32Array.from(table).buffer),
          },
        ];
      });
    }),
  );
}

const read = async (file: Uint8Array<ArrayBuffer>, rule: string) =>
  readBnbState(await openStateFile(bytesSource(file)), rule);

describe("states that bitsandbytes' kernels recorded", () => {
  const blocks256 = runs.filter(({ optimizer, block_size }) => nameOf(optimizer) && block_size === 256);

  it("are read code by code, and written again byte by byte", async () => {
    expect(new Set(blocks256.map(({ optimizer }) => optimizer)).size).toBeGreaterThanOrEqual(5);
    for (const run of blocks256) {
      const file = recorded(run, "5");
      const { parameters, notes } = await read(file, run.optimizer);
      expect(notes, run.id).toEqual([]);
      parameters.forEach(({ state }, i) => {
        if (state.bits !== 8) throw new Error("8-bit state was written");
        const at = run.results[i].checkpoints["5"];
        expect([...state.codes[0]]).toEqual([...decodeBase64(at.state1_u8_b64)]);
        expect([...state.absmax[0]]).toEqual([...floatsOf(at.absmax1_f32_b64)]);
      });
      const again = writeBnbState(run.optimizer, parameters, mapsOf(run.optimizer));
      expect(again.notes).toEqual([]);
      const before = await openStateFile(bytesSource(file));
      const after = await openStateFile(bytesSource(again.file));
      for (const tensor of before.tensors) {
        const other = after.tensors.find(({ name }) => name === tensor.name)!;
        expect([other.dtype, other.shape], tensor.name).toEqual([tensor.dtype, tensor.shape]);
        expect(await other.read(0, other.count)).toEqual(await tensor.read(0, tensor.count));
      }
    }
  });

  it("in blocks of 2048 are recognized and converted with a sentence", async () => {
    const old = runs.filter(({ optimizer, block_size }) => nameOf(optimizer) && block_size === 2048);
    expect(old.length).toBeGreaterThan(0);
    for (const run of old) {
      const { parameters, notes } = await read(recorded(run, "5"), run.optimizer);
      expect(notes[0]).toContain("blocks of 2048 values, as bitsandbytes wrote them before version 0.44");
      const [{ state }] = parameters;
      if (state.bits !== 8) throw new Error("8-bit state was written");
      const at = run.results[0].checkpoints["5"];
      const values = dequantize({
        codes: decodeBase64(at.state1_u8_b64),
        absmax: floatsOf(at.absmax1_f32_b64),
        blockSize: 2048,
        map: signed,
      });
      expect([...state.codes[0]]).toEqual([...quantize(values, signed, 256).codes]);
    }
  });
});

/** A parameter with some state of a rule. */
function parameterOf(rule: string, n: number, blockSize = 256): ParameterState {
  const maps = mapsOf(rule);
  const states = maps.map((map, at) =>
    quantize(
      Float32Array.from(
        { length: n },
        (_, i) => (at + 1) * Math.abs(Math.sin(i + at)) * (at === 0 ? Math.sign(Math.cos(i)) : 1),
      ),
      map,
      blockSize,
    ),
  );
  const state = {
    bits: 8 as const,
    codes: states.map(({ codes }) => codes),
    absmax: states.map(({ absmax }) => absmax),
  };
  return { name: "layer.weight", shape: [n / 2, 2], step: 7, state, blockSize };
}

describe("states of the page", () => {
  it("go to the library and come back, for each rule", async () => {
    for (const rule of EXCHANGED_RULES) {
      const parameter = parameterOf(rule, 1024);
      const { file, notes } = writeBnbState(rule, [parameter], mapsOf(rule));
      expect(notes).toEqual([]);
      expect((await read(file, rule)).parameters).toEqual([parameter]);
    }
  });

  it("have both first moments of AdEMAMix in one tensor, as the library has them", async () => {
    const { file } = writeBnbState("ademamix", [parameterOf("ademamix", 1024)], mapsOf("ademamix"));
    const { tensors } = await openStateFile(bytesSource(file));
    const shapeOf = (name: string) => tensors.find((each) => each.name === `layer.weight.${name}`)?.shape;
    expect(shapeOf("state1")).toEqual([2, 512, 2]);
    expect(shapeOf("absmax1")).toEqual([2, 4]);
    expect(shapeOf("absmax2")).toEqual([4]);
    expect(() => writeBnbState("ademamix", [parameterOf("ademamix", 1000)], mapsOf("ademamix"))).toThrow(
      "no multiple of 256",
    );
  });

  it("in other blocks or maps are converted with a sentence", async () => {
    const linear = makeMap("linear", { bits: 8, signed: true });
    const small = writeBnbState("lion", [parameterOf("lion", 1024, 64)], [signed]);
    expect(small.notes[0]).toContain("Codes were made anew");
    expect(writeBnbState("lion", [parameterOf("lion", 1024)], [linear]).notes).toHaveLength(1);
    // 300 values are two blocks in either size, but not the same two.
    expect(writeBnbState("lion", [parameterOf("lion", 300, 200)], [signed]).notes).toHaveLength(1);
    const { parameters } = await read(small.file, "lion");
    expect(parameters[0].state).toMatchObject({ absmax: [{ length: 4 }] });
  });

  it("in 32 bits are floats without tables", async () => {
    const state = { bits: 32 as const, values: [Float32Array.of(1, 2), Float32Array.of(3, 4)] };
    const parameter = { name: "w", shape: [2], step: 3, state, blockSize: 256 };
    const { file } = writeBnbState("adam", [parameter], mapsOf("adam"));
    expect((await read(file, "adam")).parameters).toEqual([parameter]);
  });
});

it("refuses with a sentence what cannot be exchanged", async () => {
  expect(() => writeBnbState("lamb", [], [])).toThrow("The state of the rule lamb cannot be exchanged");
  await expect(read(writeSafetensors([]), "adam")).rejects.toThrow("no tensor whose name ends in .state1");
  const { file } = writeBnbState("lion", [parameterOf("lion", 1024)], [signed]);
  await expect(read(file, "adam")).rejects.toThrow("has no tensor state2");
  const two = writeBnbState("adam", [parameterOf("adam", 1024)], mapsOf("adam"));
  await expect(read(two.file, "lion")).rejects.toThrow("a tensor state2, which the state of lion lacks");
  const codes = { name: "w.state1", dtype: "U8" as const, shape: [1024], bytes: new Uint8Array(1024) };
  const three = { name: "w.absmax1", dtype: "F32" as const, shape: [3], bytes: new Uint8Array(12) };
  const table = { name: "w.qmap1", dtype: "F32" as const, shape: [256], bytes: new Uint8Array(1024) };
  await expect(read(writeSafetensors([codes, three, table]), "lion")).rejects.toThrow(
    "blocks of neither 256 nor 2048",
  );
});
