/** The data of an optimizer state on the GPU: reads them to save or inspect them, and writes them back. */
import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import type { MomentState } from "@/lib/numerics/stepMixed";
import { KernelArgumentError, requireLength } from "./errors";
import { requireAlive, type State, type State4, type State8, type State32, type StateMixed } from "./state";
import { readState4, writeState4 } from "./state4";
import { readState8 } from "./state8";
import { readState32 } from "./state32";
import { readStateMixed, writeStateMixed } from "./stateMixed";
import { writeState8, writeState32 } from "./stateWrites";

/**
 * Reads a state back, to save or inspect it. Waits for the steps submitted before.
 *
 * @returns one quantized tensor, or one array of floats, for each state of the rule
 */
export function readState(state: State4): Promise<Packed[]>;
export function readState(state: State8): Promise<Quantized[]>;
export function readState(state: State32): Promise<Float32Array[]>;
export function readState(state: StateMixed): Promise<MomentState[]>;
export async function readState(
  state: State,
): Promise<Packed[] | Quantized[] | Float32Array[] | MomentState[]> {
  requireAlive(state);
  if (state.bits === "mixed") return readStateMixed(state);
  if (state.bits === 32) return readState32(state);
  return state.bits === 8 ? readState8(state) : readState4(state);
}

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
