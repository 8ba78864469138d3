/** Writes the data of an optimizer state. It is apart from making and reading because few programs load state. */
import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import { writeBytes } from "./buffers";
import { KernelArgumentError, requireLength } from "./errors";
import type { State, State4, State8, State32, StateMixed } from "./state";
import { requireAlive } from "./stateChecks";
import { octets, placesOf } from "./statePlaces";

type StateData = Pick<Packed, "bytes" | "absmax"> | Pick<Quantized, "codes" | "absmax"> | Float32Array;

/**
 * Loads a state that `readState` returned.
 *
 * @param data one entry for each state of the rule. Codes and absmax must fit n and the block size. Maps are
 *   not loaded: the codes must be of the maps that this state was made with.
 * @throws KernelArgumentError if a length differs, or the data have another precision
 */
export function writeState(state: State4, data: readonly Pick<Packed, "bytes" | "absmax">[]): void;
export function writeState(state: State8, data: readonly Pick<Quantized, "codes" | "absmax">[]): void;
export function writeState(state: State32, data: readonly Float32Array[]): void;
export function writeState(
  state: StateMixed,
  data: readonly (Float32Array | Pick<Quantized, "codes" | "absmax">)[],
): void;
export function writeState(state: State, data: readonly StateData[]): void {
  requireAlive(state);
  const { rule } = state;
  requireLength("data", data, rule.states.length);
  data.forEach((entry, k) => {
    const width = state.bits === "mixed" ? state.stateBits[k] : state.bits;
    if (widthOf(entry) !== width)
      throw new KernelArgumentError(
        `the data of ${rule.states[k].symbol}`,
        "of another precision",
        `in ${width} bits`,
      );
    if (state.bits === 4) writeState4(state, k, entry as Packed);
    else if (state.bits === 8) writeState8(state, k, entry as Quantized);
    else if (state.bits === 32) writeState32(state, k, entry as Float32Array);
    else writeStateMixed(state, k, entry as Float32Array | Quantized);
  });
}

/** Returns the bits of one value of data. */
function widthOf(data: StateData): 4 | 8 | 32 {
  if (data instanceof Float32Array) return 32;
  return "bytes" in data ? 4 : 8;
}

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if codes or absmax do not fit n and the block size
 */
function writeState4(
  { device, rule, shape, codes, absmax: absmaxBuffer }: State4,
  k: number,
  { bytes, absmax }: Pick<Packed, "bytes" | "absmax">,
): void {
  const { symbol } = rule.states[k];
  requireLength(`the bytes of ${symbol}`, bytes, Math.ceil(shape.n / 2));
  requireLength(`the absmax of ${symbol}`, absmax, shape.blocks);
  writeBytes(device, absmaxBuffer, absmax, k * shape.blocks * 4);
  writeBytes(device, codes, bytes, k * octets(shape) * 4);
}

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if codes or absmax do not fit n and the block size
 */
function writeState8(
  { device, rule, shape, codes: codesBuffer, absmax: absmaxBuffer }: State8,
  k: number,
  { codes, absmax }: Pick<Quantized, "codes" | "absmax">,
): void {
  const { symbol } = rule.states[k];
  requireLength(`the codes of ${symbol}`, codes, shape.n);
  requireLength(`the absmax of ${symbol}`, absmax, shape.blocks);
  writeBytes(device, absmaxBuffer, absmax, k * shape.blocks * 4);
  writeBytes(device, codesBuffer, codes, k * shape.quads * 4);
}

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if there are not n values
 */
function writeState32({ device, rule, shape, states }: State32, k: number, values: Float32Array): void {
  requireLength(rule.states[k].symbol, values, shape.n);
  writeBytes(device, states[k], values);
}

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if a length does not fit n and the block size
 */
function writeStateMixed(
  { device, rule, shape, stateBits, codes, absmax, floats }: StateMixed,
  k: number,
  data: Float32Array | Pick<Quantized, "codes" | "absmax">,
): void {
  const { symbol } = rule.states[k];
  const place = placesOf(stateBits)[k];
  if (data instanceof Float32Array) {
    requireLength(symbol, data, shape.n);
    writeBytes(device, floats, data, place * shape.quads * 16);
    return;
  }
  requireLength(`the codes of ${symbol}`, data.codes, shape.n);
  requireLength(`the absmax of ${symbol}`, data.absmax, shape.blocks);
  writeBytes(device, absmax, data.absmax, place * shape.blocks * 4);
  writeBytes(device, codes, data.codes, place * shape.quads * 4);
}
