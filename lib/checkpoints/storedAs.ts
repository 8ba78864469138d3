/** Converts the state of one parameter between block sizes, quantization maps, and 8 and 32 bits. */
import type { StateValues } from "@/lib/nn/stepper";
import { dequantize } from "@/lib/numerics/dequantize";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { CheckpointError } from "./stateFile";

/** The storage of one parameter's state in 8 or 32 bits. The block size and the maps count in 8 bits only. */
export interface ParameterStorage {
  readonly bits: StateValues["bits"];
  /** Values that share one absmax. */
  readonly blockSize: number;
  /** One map a state, in the rule's order. */
  readonly maps: readonly QuantizationMap[];
}

/** Returns whether two block sizes divide `count` values into the same blocks. */
export const sameBlocks = (count: number, a: number, b: number): boolean =>
  a === b || (count <= a && count <= b);

/** Returns whether two maps have the same values, code by code. */
export const sameMap = ({ values: a }: QuantizationMap, { values: b }: QuantizationMap): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, i) => value === b[i]);

/**
 * Returns the state of a parameter in another storage. A state that is stored so already keeps its codes; the others
 * are dequantized and quantized anew.
 *
 * @returns `state` itself if nothing had to be converted
 * @throws CheckpointError if `state` or the other storage has 4 bits, or bits that differ by moment
 */
export function storedAs(
  state: StateValues,
  from: Omit<ParameterStorage, "bits">,
  to: ParameterStorage,
): StateValues {
  if (state.bits === 4 || to.bits === 4)
    throw new CheckpointError("The library has no optimizer with 4-bit state.");
  if (state.bits === "mixed" || to.bits === "mixed")
    throw new CheckpointError("The library stores all moments of an optimizer in the same bits.");
  if (state.bits === 32) {
    if (to.bits === 32) return state;
    return codesOf(state.values.map((values, k) => quantize(values, to.maps[k], to.blockSize)));
  }
  const { codes, absmax } = state;
  const valuesOf = (k: number) =>
    dequantize({ codes: codes[k], absmax: absmax[k], blockSize: from.blockSize, map: from.maps[k] });
  if (to.bits === 32) return { bits: 32, values: codes.map((_, k) => valuesOf(k)) };
  const kept = codes.map(
    ({ length }, k) => sameBlocks(length, from.blockSize, to.blockSize) && sameMap(from.maps[k], to.maps[k]),
  );
  if (kept.every(Boolean)) return state;
  return codesOf(
    codes.map((own, k) =>
      kept[k] ? { codes: own, absmax: absmax[k] } : quantize(valuesOf(k), to.maps[k], to.blockSize),
    ),
  );
}

const codesOf = (
  states: readonly { readonly codes: Uint8Array; readonly absmax: Float32Array }[],
): StateValues => ({
  bits: 8,
  codes: states.map(({ codes }) => codes),
  absmax: states.map(({ absmax }) => absmax),
});
