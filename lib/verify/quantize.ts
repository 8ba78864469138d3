/** Checks quantization and dequantization (quantize.json and quantizer.json). */
import type { QuantizationMap } from "@/lib/numerics/maps";
import { type Check, type Comparison, type Context, comparison } from "./check";
import { codesOf, decodeF32, decodeU8, floatsOf, type TypedArrayJson } from "./decode";
import type { Codes, Engine } from "./engine";

/** quantize.json: inputs, and the outputs of the reference's kernels. */
export interface QuantizeFile {
  readonly inputs: Readonly<Record<string, { readonly values_f32_b64: string }>>;
  readonly cases: readonly QuantizeCase[];
}

interface QuantizeCase {
  readonly id: string;
  readonly input: string;
  readonly map: string;
  readonly block_size: number;
  readonly codes_u8_b64: string;
  readonly absmax_f32_b64: string;
  readonly dequant_f32_b64: string;
  readonly near_tie_indices?: readonly number[];
  readonly note?: string;
}

/** quantizer.json of the cuda-trajectories: inputs and outputs recorded on a GPU. */
export interface QuantizerFile {
  readonly x: TypedArrayJson;
  readonly cases: readonly {
    readonly map: string;
    readonly input: string;
    readonly block_size: number;
    readonly codes: TypedArrayJson;
    readonly absmax: TypedArrayJson;
  }[];
}

/** Values and the codes and absmax that their quantization should have. */
export interface ExpectedCodes {
  readonly x: Float32Array;
  readonly map: QuantizationMap;
  readonly blockSize: number;
  readonly recorded: Codes;
  readonly dequantized?: Float32Array;
  /** Indices of the elements whose code may differ by one. */
  readonly nearTies: ReadonlySet<number>;
}

/** Returns the checks of quantize.json. */
export function quantizeChecks(file: QuantizeFile, context: Context): Check[] {
  return file.cases.map((entry) => ({
    id: entry.id,
    informational: entry.note?.includes("INFORMATIONAL"),
    run: () => {
      const input = file.inputs[entry.input];
      if (!input)
        throw new Error(
          `input is "${entry.input}", but must be one of ${Object.keys(file.inputs).join(", ")}`,
        );
      // README rule 3: at exact midpoints the code must be the even neighbour.
      const exact = entry.input.startsWith("midpoints_");
      return compareCodes(context.engine, {
        x: decodeF32(input.values_f32_b64),
        map: context.tables.map(entry.map),
        blockSize: entry.block_size,
        recorded: { codes: decodeU8(entry.codes_u8_b64), absmax: decodeF32(entry.absmax_f32_b64) },
        dequantized: decodeF32(entry.dequant_f32_b64),
        nearTies: new Set(exact ? [] : entry.near_tie_indices),
      });
    },
  }));
}

/** Returns the checks of quantizer.json. */
export function quantizerChecks(file: QuantizerFile, context: Context): Check[] {
  return file.cases.map((entry) => ({
    id: `${entry.map} ${entry.input} block ${entry.block_size}`,
    run: () => {
      if (entry.input !== "x" && entry.input !== "|x|")
        throw new Error(`input is "${entry.input}", but must be x or |x|`);
      const x = floatsOf(file.x);
      return compareCodes(context.engine, {
        x: entry.input === "x" ? x : x.map(Math.abs),
        map: context.tables.map(entry.map),
        blockSize: entry.block_size,
        recorded: { codes: codesOf(entry.codes), absmax: floatsOf(entry.absmax) },
        nearTies: new Set(),
      });
    },
  }));
}

/**
 * Compares the quantization of an engine with the expected codes, by rules 2 to 4 of the README of the vectors.
 *
 * @throws what the engine throws
 */
export async function compareCodes(
  engine: Engine,
  { x, map, blockSize, recorded, ...rest }: ExpectedCodes,
): Promise<Comparison> {
  const v = comparison();
  const ours = await engine.quantize(x, map, blockSize);
  v.expect(ours.codes.length === recorded.codes.length, `${ours.codes.length} codes`);
  v.expect(ours.absmax.length === recorded.absmax.length, `${ours.absmax.length} blocks`);
  recorded.absmax.forEach((value, b) => {
    if (!Object.is(value, ours.absmax[b])) v.note("absmax", b, value, ours.absmax[b]);
  });
  const absmaxOff = count(recorded.absmax, (value, b) => !Object.is(value, ours.absmax[b]));
  v.expect(absmaxOff === 0, `${absmaxOff} of ${recorded.absmax.length} absmax differ`);

  const inZeroBlock = (i: number) => recorded.absmax[Math.floor(i / blockSize)] === 0;
  const differs = (i: number) => ours.codes[i] !== recorded.codes[i] && !inZeroBlock(i);
  const excused = (i: number) => rest.nearTies.has(i) && Math.abs(ours.codes[i] - recorded.codes[i]) === 1;
  recorded.codes.forEach((code, i) => {
    if (!inZeroBlock(i)) v.count(ours.codes[i] === code, "codes", i, code, ours.codes[i]);
  });
  const codesOff = count(recorded.codes, (_, i) => differs(i));
  const unexcused = count(recorded.codes, (_, i) => differs(i) && !excused(i));
  v.measure(`${codesOff} of ${x.length} codes differ`);
  v.expect(unexcused === 0, `${unexcused} of ${x.length} codes differ beyond ties`);

  // The recorded codes test that dequantization is exact; our codes test that blocks of zeros give zeros.
  for (const [whose, { codes, absmax }] of Object.entries({ recorded, own: ours })) {
    if (!rest.dequantized) break;
    const values = await engine.dequantize({ codes, absmax, blockSize, map });
    const off = count(
      rest.dequantized,
      (value, i) =>
        (whose === "recorded" || !differs(i)) &&
        value !== values[i] &&
        !(Number.isNaN(value) && Number.isNaN(values[i])),
    );
    v.expect(off === 0, `${off} of ${x.length} values differ, dequantized from the ${whose} codes`);
  }
  return v.done();
}

function count(values: ArrayLike<number>, counts: (value: number, i: number) => boolean): number {
  let n = 0;
  for (let i = 0; i < values.length; i++) if (counts(values[i], i)) n++;
  return n;
}
