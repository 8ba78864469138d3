/** Reads the data of an optimizer state on the GPU. stateWrites.ts writes them back. */
import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import type { MomentState } from "@/lib/numerics/stepMixed";
import type { State, State4, State8, State32, StateMixed } from "./state";
import { readState4 } from "./state4";
import { readState8 } from "./state8";
import { readState32 } from "./state32";
import { requireAlive } from "./stateChecks";
import { readStateMixed } from "./stateMixed";

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
