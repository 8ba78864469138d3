/** The optimizer state of a lane as a file in the layout of bitsandbytes, and back. */
import { CheckpointError, countOf, type StateFile, shownName } from "@/lib/checkpoints";
import {
  bnbMaps,
  type ParameterState,
  readBnbState,
  type WrittenState,
  writeBnbState,
} from "@/lib/checkpoints/bitsandbytes";
import { storedAs } from "@/lib/checkpoints/storedAs";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { isMomentBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { LaneConfig } from "@/lib/training/config";
import type { TensorLedger } from "@/lib/training/report";
import type { LaneSnapshot } from "@/lib/training/runSnapshot";
import { english, type RecordWords } from "./messages";

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
  t = english,
): WrittenState {
  const maps = exchangedMaps(lane, t);
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

/** The state of a lane after a file was loaded, and sentences on what had to be converted. */
export interface LoadedState {
  readonly lane: LaneSnapshot;
  readonly notes: readonly string[];
}

/**
 * Returns a lane with its weights as they are and its optimizer's state from a file of bitsandbytes. Values that the
 * lane stores in another way than the file are dequantized and quantized; a note says so.
 *
 * @param tensors of the model; the file must have a state of the same shape for each
 * @throws CheckpointError with a sentence for a file or a lane that does not fit
 */
export async function loadLaneState(
  lane: LaneConfig,
  tensors: readonly TensorLedger[],
  snapshot: LaneSnapshot,
  file: StateFile,
  t = english,
): Promise<LoadedState> {
  const maps = exchangedMaps(lane, t);
  const library = bnbMaps(ruleNamed(lane.rule));
  const { parameters, notes } = await readBnbState(file, lane.rule);
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const all = new Set(notes);
  const steps = new Set<number>();
  const loaded = tensors.map(({ name, shape }, i) => {
    const found = byName.get(name);
    if (!found) throw new CheckpointError(t("records.state.missing", { name: shownName(name) }));
    if (found.shape.join() !== shape.join())
      throw new CheckpointError(
        t("records.state.shape", {
          name: shownName(name),
          found: found.shape.join(" × "),
          wanted: shape.join(" × "),
        }),
      );
    steps.add(found.step);
    const { parameters: weights, state: before } = snapshot.tensors[i];
    const blockSize = lane.blockSize === "tensor" ? wholeBlockSize(shape) : lane.blockSize;
    const state = storedAs(
      found.state,
      { blockSize: found.blockSize, maps: library },
      { bits: before.bits, blockSize, maps },
    );
    if (state !== found.state) all.add(t("records.state.stored"));
    return { parameters: weights, state };
  });
  if (steps.size > 1) all.add(t("records.state.steps"));
  return { lane: { iterations: Math.max(0, ...steps), tensors: loaded }, notes: [...all] };
}

/** Returns the maps of a lane's states. @throws CheckpointError for a lane whose state the library cannot have */
function exchangedMaps(lane: LaneConfig, t: RecordWords): QuantizationMap[] {
  if (lane.fault !== undefined) throw new CheckpointError(t("records.state.fault"));
  if (lane.mapValues) throw new CheckpointError(t("records.state.drawn"));
  if (lane.bits === 4) throw new CheckpointError(t("records.state.fourBits"));
  if (isMomentBits(lane.bits)) throw new CheckpointError(t("records.state.moments"));
  const rule = ruleNamed(lane.rule);
  const { signed, unsigned } = stateMaps(lane.bits === 32 ? "dynamic" : lane.map, 8, rule);
  return rule.states.map((state) => (state.signed ? signed : unsigned));
}

/** Returns a block size that holds a whole tensor of this shape: a power of two from 64 on. */
export const wholeBlockSize = (shape: readonly number[]): number =>
  Math.max(64, 2 ** Math.ceil(Math.log2(countOf(shape))));
