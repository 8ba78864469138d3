/** A moment of one lane as plain numbers, and the way back to it. */
import * as tf from "@tensorflow/tfjs-core";
import type { Lane } from "./lane";
import type { LaneSnapshot, TensorSnapshot } from "./runSnapshot";

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
