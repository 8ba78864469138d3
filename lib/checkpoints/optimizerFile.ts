/**
 * Entry of the package for files of bitsandbytes (package/build.mjs): the saved state of an optimizer of lib/nn as
 * safetensors bytes, and back. docs/optimizer_state.py is the other side.
 */
import * as tf from "@tensorflow/tfjs-core";
import { packState, readCheckpoint } from "@/lib/nn/checkpoint";
import { fitState } from "@/lib/nn/fitState";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import {
  type OptimizerConfig,
  settingsOf,
  storageOf,
  unnamedStorageOf,
  unpackConfig,
} from "@/lib/nn/optimizerConfig";
import type { NamedTensor } from "@/lib/nn/savedFormat";
import type { StateValues, Storage } from "@/lib/nn/stepper";
import { ruleNamed } from "@/lib/numerics/rules";
import { bnbMaps, type ParameterState, readBnbState, type WrittenState, writeBnbState } from "./bitsandbytes";
import { readSafetensors } from "./safetensors";
import { bytesSource } from "./source";
import { CheckpointError, countOf, shownName } from "./stateFile";
import { storedAs } from "./storedAs";

export type { NamedTensor, WrittenState };
export { CheckpointError };

/** A variable whose state is saved. Every `tf.Variable` is one. */
export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The part of an optimizer that says how it stores its state. */
export type ConfiguredOptimizer = Pick<BlockwiseOptimizer, "getConfig">;

/** Saved state that was read from a file. */
export interface LoadedWeights {
  /** What `setWeights` of the optimizer takes. The caller disposes the tensors. */
  readonly weights: NamedTensor[];
  /** Sentences on what had to be converted; empty if all codes are those of the file. */
  readonly notes: readonly string[];
}

/**
 * Returns the saved state of an optimizer as a safetensors file in the names and the layout of bitsandbytes.
 *
 * The codes stay as they are with `map: "dynamic"` and blocks of 256 values. Codes of other maps or blocks are
 * dequantized and quantized anew, and the notes of the result say so.
 *
 * @param optimizer the optimizer that saved the state, or one with the same options
 * @param weights the result of its `getWeights`; they are not disposed
 * @param variables the variables that it trains: the file has their shapes, which the saved state lacks
 * @throws CheckpointError for a rule, a map or a number of bits that bitsandbytes lacks, and for variables that are not
 *   those of the saved state
 * @throws OptimizerError if the weights are not those of this optimizer
 */
export async function writeBitsandbytes(
  optimizer: ConfiguredOptimizer,
  weights: readonly NamedTensor[],
  variables: readonly NamedShape[],
): Promise<WrittenState> {
  const config = unpackConfig(optimizer.getConfig());
  const { rule, maps, saved } = storageFor(config);
  const { iterations, states } = await readCheckpoint(weights, rule, saved);
  const known = new Set(variables.map(({ name }) => name));
  for (const name of states.keys()) {
    if (!known.has(name))
      throw new CheckpointError(
        `The saved state has the variable “${shownName(name)}”, which is missing in the list of variables.`,
      );
  }
  const parameters = variables.map(({ name, shape }): ParameterState => {
    const loaded = states.get(name);
    if (!loaded) throw new CheckpointError(`The saved state has no variable “${shownName(name)}”.`);
    const elements = countOf(shape);
    const { values } = loaded;
    const unpadded = { ...loaded, values: withoutPadding(name, values, elements) };
    const storage: Storage = values.bits === 32 ? { bits: 32 } : saved.own;
    const state = fitState(name, unpadded, { rule, elements, storage });
    return { name, shape, step: iterations, state, blockSize: config.blockSize };
  });
  return writeBnbState(config.rule, parameters, maps);
}

/**
 * Reads the state of an optimizer from a safetensors file in the names and the layout of bitsandbytes.
 *
 * A parameter of the file belongs to the variable of its name; where no variable has such a name, `setWeights` goes by
 * the order. Codes in blocks of 2048 values, as bitsandbytes wrote them before version 0.44, and codes that this
 * optimizer stores with another map, in other blocks or in 32 bits, are dequantized and quantized anew. A note says so.
 *
 * @param optimizer the optimizer that will load the state; its rule must be the rule of the file
 * @param bytes the whole file
 * @throws CheckpointError with a sentence for a damaged file, a rule or a number of bits that bitsandbytes lacks, and
 *   tensors that are missing, contradict each other, or cannot be converted
 */
export async function readBitsandbytes(
  optimizer: ConfiguredOptimizer,
  bytes: Uint8Array,
): Promise<LoadedWeights> {
  const config = unpackConfig(optimizer.getConfig());
  const { rule, maps, saved } = storageFor(config);
  const library = bnbMaps(rule);
  const file = await readSafetensors(bytesSource(bytes));
  const written = file.scalars.get("rule");
  if (written !== undefined && written !== config.rule)
    throw new CheckpointError(
      `The file has a state of ${shownName(String(written))}; the optimizer is ${config.rule}.`,
    );
  const { parameters, notes: found } = await readBnbState(file, config.rule);
  const notes = new Set(found);
  const states = parameters.map(({ name, shape, state, blockSize }) => {
    const { config: wanted } = settingsOf(name, config);
    const isKept32 = wanted.bits === 32 || countOf(shape) < wanted.min8bitSize;
    const bits = isKept32 ? 32 : saved.own.bits;
    const own = storedAs(state, { blockSize, maps: library }, { bits, blockSize: config.blockSize, maps });
    if (own !== state)
      notes.add(
        "States were stored anew as this optimizer stores them: each value may move to the nearest code.",
      );
    return { name, state: own };
  });
  const steps = new Set(parameters.map(({ step }) => step));
  if (steps.size > 1)
    notes.add("The parameters of the file have done different numbers of steps: the largest number counts.");
  const weights = [
    { name: "iter", tensor: tf.scalar(Math.max(...steps), "int32") },
    ...states.flatMap(({ name, state }) => packState(name, rule, state, saved)),
  ];
  return { weights, notes: [...notes] };
}

/** Returns the rule of an optimizer, the maps of its states, and the storage that saved state is read with. */
function storageFor(config: OptimizerConfig) {
  if (config.bits === 4) throw new CheckpointError("bitsandbytes has no optimizer with 4-bit state.");
  const rule = ruleNamed(config.rule);
  const own = storageOf(config);
  if (own.bits === "mixed")
    throw new CheckpointError("bitsandbytes stores all moments of an optimizer in the same bits.");
  const maps =
    own.bits === 32
      ? bnbMaps(rule)
      : rule.states.map(({ signed }) => (signed ? own.maps.signed : own.maps.unsigned));
  return { rule, maps, saved: { own, unnamed: unnamedStorageOf(config) } };
}

/** Returns a state with its `count` values; saved codes are padded to a multiple of four bytes. */
function withoutPadding(name: string, state: StateValues, count: number): StateValues {
  if (state.bits === "mixed")
    throw new CheckpointError("bitsandbytes stores all moments of an optimizer in the same bits.");
  const arrays = state.bits === 32 ? state.values : state.codes;
  const length = state.bits === 32 ? count : 4 * Math.ceil(count / 4);
  for (const array of arrays) {
    if (array.length !== length)
      throw new CheckpointError(
        `The saved state of “${shownName(name)}” has ${array.length} values; its shape has ${count}.`,
      );
  }
  return state.bits === 32 ? state : { ...state, codes: state.codes.map((codes) => codes.slice(0, count)) };
}
