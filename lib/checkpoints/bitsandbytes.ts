/**
 * Optimizer states in the names and the layout of bitsandbytes: `NAME.state1`, `NAME.state2`, `NAME.absmax1`,
 * `NAME.absmax2`, `NAME.qmap1`, `NAME.qmap2` and `NAME.step`, where NAME is a parameter.
 * docs/optimizer_state.py loads these files into `bnb.optim` and saves them from it.
 *
 * Source of the layout: bitsandbytes optim/optimizer.py and optim/ademamix.py (MIT licence).
 */
import type { StateValues } from "@/lib/nn/stepper";
import { blockCount } from "@/lib/numerics/blocks";
import { dequantize } from "@/lib/numerics/dequantize";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { makeMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { type Rule, ruleNamed } from "@/lib/numerics/rules";
import { type TensorData, writeSafetensors } from "./safetensors";
import { CheckpointError, countOf, type StateFile, shownName, type TensorEntry } from "./stateFile";
import { sameBlocks, sameMap } from "./storedAs";
import { readNumbers } from "./values";

/** Block size of the library's 8-bit optimizers since version 0.44. */
const BLOCK = 256;
/** Block size before version 0.44, and in the paper. */
const OLD_BLOCK = 2048;

/** The rules whose states the library and the page keep alike. */
export const EXCHANGED_RULES = ["adam", "adamw", "lion", "momentum", "rmsprop", "ademamix"] as const;

/** The state of one parameter. */
export interface ParameterState {
  readonly name: string;
  readonly shape: readonly number[];
  /** Number of steps that the optimizer has done. */
  readonly step: number;
  /** One array a state of the rule, in the rule's order; codes of blocks of `blockSize` values. */
  readonly state: StateValues;
  readonly blockSize: number;
}

/**
 * Returns the maps of a rule's states in bitsandbytes, in the rule's order: the signed table for state 1, the unsigned
 * table for state 2.
 */
export function bnbMaps(rule: Rule): QuantizationMap[] {
  const table = (signed: boolean) => makeMap("dynamic", { bits: 8, signed });
  // A rule with one state keeps it with the signed table, also where it is never negative.
  return rule.states.map((_, i) => table(rule.states.length === 1 || i < rule.states.length - 1));
}

/** Returns the rule. @throws CheckpointError for a rule whose state the library keeps in another way */
function exchanged(name: string): Rule {
  if (!EXCHANGED_RULES.some((each) => each === name)) {
    throw new CheckpointError(
      `The state of the rule ${name} cannot be exchanged; that of ${EXCHANGED_RULES.join(", ")} can.`,
    );
  }
  return ruleNamed(name);
}

/** A file, and sentences on what had to be converted. */
export interface WrittenState {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly notes: readonly string[];
}

/**
 * Returns the states of an optimizer as a safetensors file in the layout of bitsandbytes. Codes of another
 * block size than 256, or of other maps, are dequantized and quantized anew; the notes say so.
 *
 * @param rule a name of EXCHANGED_RULES
 * @param maps the maps of the given codes, one a state of the rule
 * @throws CheckpointError for other rules, and for 4-bit states, which the library does not have
 */
export function writeBnbState(
  rule: string,
  parameters: readonly ParameterState[],
  maps: readonly QuantizationMap[],
): WrittenState {
  const known = exchanged(rule);
  const own = bnbMaps(known);
  const notes = new Set<string>();
  const tensors = parameters.flatMap((parameter) => tensorsOf(parameter, known, maps, own, notes));
  return { file: writeSafetensors(tensors, { format: "pt", rule }), notes: [...notes] };
}

const floats = (name: string, shape: readonly number[], values: Float32Array): TensorData => ({
  name,
  dtype: "F32",
  shape,
  bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
});

const joined = (arrays: readonly Float32Array[]) => {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
};

function tensorsOf(
  { name, shape, step, state, blockSize }: ParameterState,
  rule: Rule,
  maps: readonly QuantizationMap[],
  own: readonly QuantizationMap[],
  notes: Set<string>,
): TensorData[] {
  const counter: TensorData = {
    name: `${name}.step`,
    dtype: "I64",
    shape: [],
    bytes: new Uint8Array(BigInt64Array.of(BigInt(step)).buffer),
  };
  /** The two first moments of AdEMAMix are one tensor, which the library calls state1. */
  const groups = groupsOf(rule);
  const shapeOf = (group: readonly number[]) => (group.length > 1 ? [group.length, ...shape] : shape);
  if (state.bits === 4) throw new CheckpointError("The library has no optimizer with 4-bit state.");
  if (state.bits === "mixed")
    throw new CheckpointError("The library stores all moments of an optimizer in the same bits.");
  if (state.bits === 32) {
    const values = groups.map((group, i) =>
      floats(`${name}.state${i + 1}`, shapeOf(group), joined(group.map((at) => state.values[at]))),
    );
    return [...values, counter];
  }
  const count = countOf(shape);
  refuseSeam(name, rule, count);
  const converted = state.codes.map((codes, i) => {
    const absmax = state.absmax[i];
    if (sameBlocks(count, blockSize, BLOCK) && sameMap(maps[i], own[i])) return { codes, absmax };
    notes.add(
      `Codes were made anew for the library’s blocks of ${BLOCK} values and its dynamic maps: each value may move to the nearest code.`,
    );
    return quantize(dequantize({ codes, absmax, blockSize, map: maps[i] }), own[i], BLOCK);
  });
  return [
    ...groups.flatMap((group, i): TensorData[] => {
      const parts = group.map((at) => converted[at]);
      const codes = new Uint8Array(parts.flatMap((part) => [...part.codes]));
      const blocks = blockCount(count, BLOCK);
      return [
        { name: `${name}.state${i + 1}`, dtype: "U8", shape: shapeOf(group), bytes: codes },
        floats(
          `${name}.absmax${i + 1}`,
          group.length > 1 ? [group.length, blocks] : [blocks],
          joined(parts.map(({ absmax }) => absmax)),
        ),
        floats(
          `${name}.qmap${i + 1}`,
          [own[group[0]].values.length],
          Float32Array.from(own[group[0]].values),
        ),
      ];
    }),
    counter,
  ];
}

/** Returns which states of a rule are state1 and state2 of the library, by their indices. */
const groupsOf = (rule: Rule): readonly (readonly number[])[] =>
  rule.name === "ademamix" ? [[0, 1], [2]] : rule.states.map((_, i) => [i]);

/**
 * The library counts the blocks of AdEMAMix's two first moments in one row: a block may reach over the seam.
 */
function refuseSeam(name: string, rule: Rule, count: number): void {
  if (rule.name === "ademamix" && count % BLOCK !== 0) {
    throw new CheckpointError(
      `The parameter “${shownName(name)}” has ${count} values, which is no multiple of ${BLOCK}: the library lets a block of AdEMAMix reach over both first moments, which Blockwise does not.`,
    );
  }
}

/** The states of a file, and sentences on what had to be converted. */
export interface ReadState {
  readonly parameters: readonly ParameterState[];
  readonly notes: readonly string[];
}

/**
 * Reads the states of a file in the layout of bitsandbytes. Codes of blocks of 2048 values, as the library
 * wrote them before version 0.44, are dequantized and quantized in blocks of 256; a note says so.
 *
 * @param rule a name of EXCHANGED_RULES
 * @throws CheckpointError with a sentence for what is missing, contradicts itself, or cannot be converted
 */
export async function readBnbState(file: StateFile, rule: string): Promise<ReadState> {
  const known = exchanged(rule);
  const own = bnbMaps(known);
  const notes = new Set<string>();
  const byName = new Map(file.tensors.map((tensor) => [tensor.name, tensor]));
  const names = file.tensors.flatMap(({ name }) =>
    name.endsWith(".state1") ? [name.slice(0, -".state1".length)] : [],
  );
  if (names.length === 0)
    throw new CheckpointError(
      "The file has no tensor whose name ends in .state1: it is no state of bitsandbytes.",
    );
  const parameters: ParameterState[] = [];
  for (const name of names) parameters.push(await parameterOf(name, byName, file, known, own, notes));
  return { parameters, notes: [...notes] };
}

const allNumbers = (tensor: TensorEntry) => readNumbers(tensor, 0, tensor.count);

async function parameterOf(
  name: string,
  tensors: ReadonlyMap<string, TensorEntry>,
  file: StateFile,
  rule: Rule,
  own: readonly QuantizationMap[],
  notes: Set<string>,
): Promise<ParameterState> {
  const called = `The parameter “${shownName(name)}”`;
  const need = (part: string) => {
    const found = tensors.get(`${name}.${part}`);
    if (!found) throw new CheckpointError(`${called} has no tensor ${part}.`);
    return found;
  };
  const groups = groupsOf(rule);
  if (tensors.has(`${name}.state${groups.length + 1}`))
    throw new CheckpointError(
      `${called} has a tensor state${groups.length + 1}, which the state of ${rule.name} lacks: the file is of another rule.`,
    );
  const first = need("state1");
  const shape = groups[0].length > 1 ? first.shape.slice(1) : first.shape;
  const count = countOf(shape);
  const step = await stepOf(name, tensors, file);
  const states = groups.map((group, i) => {
    const tensor = need(`state${i + 1}`);
    if (tensor.count !== group.length * count)
      throw new CheckpointError(
        `${called} has a state${i + 1} of ${tensor.count} values; ${group.length * count} fit.`,
      );
    return tensor;
  });
  const split = (values: Float32Array, parts: number) =>
    Array.from({ length: parts }, (_, i) =>
      values.slice((i * values.length) / parts, ((i + 1) * values.length) / parts),
    );
  if (first.dtype !== "U8") {
    const values = await Promise.all(
      states.map(async (tensor, i) => split(Float32Array.from(await allNumbers(tensor)), groups[i].length)),
    );
    return { name, shape, step, state: { bits: 32, values: values.flat() }, blockSize: BLOCK };
  }
  refuseSeam(name, rule, count);
  const codes: Uint8Array[] = [];
  const absmax: Float32Array[] = [];
  for (const [i, group] of groups.entries()) {
    const scales = Float32Array.from(await allNumbers(need(`absmax${i + 1}`)));
    const table = Float32Array.from(await allNumbers(need(`qmap${i + 1}`)));
    const all = await states[i].read(0, states[i].count);
    const each = scales.length / group.length;
    const blockSize = [BLOCK, OLD_BLOCK].find((size) => blockCount(count, size) === each);
    if (blockSize === undefined) {
      throw new CheckpointError(
        `${called} has ${scales.length} scales for ${group.length * count} values, which are blocks of neither ${BLOCK} nor ${OLD_BLOCK}.`,
      );
    }
    for (const [part, at] of group.entries()) {
      const some = {
        codes: all.slice(part * count, (part + 1) * count),
        absmax: scales.slice(part * each, (part + 1) * each),
      };
      const map = { ...own[at], values: table };
      const kept = blockSize === BLOCK && sameMap(map, own[at]);
      if (!kept) notes.add(conversion(blockSize));
      const here = kept ? some : quantize(dequantize({ ...some, blockSize, map }), own[at], BLOCK);
      codes.push(here.codes);
      absmax.push(here.absmax);
    }
  }
  return { name, shape, step, state: { bits: 8, codes, absmax }, blockSize: BLOCK };
}

const conversion = (blockSize: number) =>
  blockSize === OLD_BLOCK
    ? `The file has blocks of ${OLD_BLOCK} values, as bitsandbytes wrote them before version 0.44. Its codes were dequantized and quantized in blocks of ${BLOCK}: each value may move to the nearest code.`
    : "The tables in the file are not those of the dynamic map: its codes were dequantized and quantized anew.";

/**
 * Returns the number of steps of a parameter: a tensor of one element, or a value beside the tensors; 0 for
 * none.
 */
async function stepOf(
  name: string,
  tensors: ReadonlyMap<string, TensorEntry>,
  { scalars }: StateFile,
): Promise<number> {
  const tensor = tensors.get(`${name}.step`);
  const value = tensor && tensor.count === 1 ? (await allNumbers(tensor))[0] : scalars.get(`${name}.step`);
  const step = Number(value ?? 0);
  return Number.isSafeInteger(step) && step >= 0 ? step : 0;
}
