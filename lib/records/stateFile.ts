/** The optimizer state of a lane as a file in the layout of bitsandbytes. */
import { CheckpointError } from "@/lib/checkpoints";
import { type ParameterState, type WrittenState, writeBnbState } from "@/lib/checkpoints/bitsandbytes";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { LaneConfig } from "@/lib/training/config";
import type { TensorLedger } from "@/lib/training/report";
import type { LaneSnapshot } from "@/lib/training/runSnapshot";

/**
 * Returns the state of a lane as a safetensors file that docs/optimizer_state.py loads.
 *
 * @throws CheckpointError with a sentence for a rule, a map or a number of bits that the library does not
 *   have
 */
export function laneStateFile(
  lane: LaneConfig,
  tensors: readonly TensorLedger[],
  snapshot: LaneSnapshot,
): WrittenState {
  if (lane.fault !== undefined)
    throw new CheckpointError("The state of a lane with a fault is not exchanged.");
  if (lane.mapValues) throw new CheckpointError("The state of a map that was drawn cannot be exchanged.");
  if (lane.bits === 4) throw new CheckpointError("The library has no optimizer with 4-bit state.");
  const rule = ruleNamed(lane.rule);
  const { signed, unsigned } = stateMaps(lane.bits === 32 ? "dynamic" : lane.map, 8, rule);
  const one = rule.states.length === 1;
  const maps = rule.states.map((state) => (state.signed || one ? signed : unsigned));
  const parameters = tensors.map(({ name, shape }, i): ParameterState => {
    return {
      name,
      shape,
      step: snapshot.iterations,
      state: snapshot.tensors[i].state,
      blockSize: lane.blockSize === "tensor" ? wholeBlockSize(shape) : lane.blockSize,
    };
  });
  return writeBnbState(lane.rule, parameters, maps);
}

/** Returns a block size that holds a whole tensor of this shape: a power of two from 64 on. */
export const wholeBlockSize = (shape: readonly number[]): number =>
  Math.max(64, 2 ** Math.ceil(Math.log2(shape.reduce((product, size) => product * size, 1))));
