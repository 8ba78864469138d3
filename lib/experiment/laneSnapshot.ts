/** A moment of one lane as plain numbers, and the way back to it. */
import * as tf from "@tensorflow/tfjs-core";
import type { StateValues } from "@/lib/nn/stepper";
import type { Lane } from "./lane";

/** One weight tensor at that moment. */
export interface TensorSnapshot {
  /** Row-major. */
  readonly parameters: Float32Array;
  /** As it is kept: floats, or codes and absmax. */
  readonly state: StateValues;
}

export interface LaneSnapshot {
  /** Steps that the optimizer has done. */
  readonly iterations: number;
  /** In the order of the task's weights. */
  readonly tensors: readonly TensorSnapshot[];
}

/** Take it. On the GPU this waits for the steps submitted before. */
export async function snapshotOf(lane: Lane): Promise<LaneSnapshot> {
  const { iterations } = lane.optimizer;
  const tensors = await Promise.all(lane.variables.map((_, place) => tensorSnapshot(lane, place)));
  return { iterations, tensors };
}

/** One weight tensor of it. */
export async function tensorSnapshot({ variables, optimizer }: Lane, place: number): Promise<TensorSnapshot> {
  const variable = variables[place];
  const [parameters, state] = await Promise.all([variable.data<"float32">(), optimizer.readState(variable)]);
  // tfjs hands out its own array where it has one.
  return { parameters: parameters.slice(), state };
}

/** Put the lane back to that moment. @throws OptimizerError if it is a snapshot of a lane kept otherwise */
export function restoreLane({ variables, optimizer }: Lane, { iterations, tensors }: LaneSnapshot): void {
  optimizer.restore(iterations, new Map(variables.map((variable, i) => [variable, tensors[i].state])));
  variables.forEach((variable, i) => {
    const values = tf.tensor(tensors[i].parameters.slice(), variable.shape, "float32");
    variable.assign(values);
    values.dispose();
  });
}
