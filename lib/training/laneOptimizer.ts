/** The optimizer of a lane: the drop-in class, or for a lane with a fault of the clinic an optimizer of the same face. */
import * as tf from "@tensorflow/tfjs-core";
import { ClinicLane } from "@/lib/faults/lane";
import { type FaultyLane, faultyLaneParts } from "@/lib/faults/laneFault";
import type { TensorState } from "@/lib/faults/parts";
import type { Weight } from "@/lib/nn/models";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import type { ReferenceSlot } from "@/lib/nn/referenceStepper";
import type { StateValues } from "@/lib/nn/stepper";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { valuesInMemory } from "@/lib/nn/valuesInMemory";

/** What a run asks of a lane's optimizer; the members of BlockwiseOptimizer. */
export type LaneOptimizer = Pick<
  BlockwiseOptimizer,
  | "applyGradients"
  | "dispose"
  | "iterations"
  | "learningRate"
  | "ledger"
  | "longStep"
  | "readState"
  | "restore"
  | "setLearningRate"
  | "slot"
  | "stepNumbers"
  | "track"
>;

/** The optimizer of a lane with a fault. It steps on the CPU, in plain TypeScript. */
export class FaultyOptimizer implements LaneOptimizer {
  private readonly lane: ClinicLane;
  private variables: readonly tf.Variable[] = [];
  private stepsDone = 0;

  /**
   * @param weights of the task, in the order of the variables
   * @param learningRate of the run, for a lane without one of its own
   * @param resumeStep number of steps after which the optimizer is saved and loaded once: half of the faults need that
   * @throws RangeError on a GPU, and if the lane cannot have its fault
   */
  constructor(
    weights: readonly Weight[],
    lane: FaultyLane,
    private rate: number,
    private readonly resumeStep: number,
  ) {
    if (activeWebGpu())
      throw new RangeError(`A lane with a fault of the clinic (${lane.fault}) runs on the CPU only.`);
    this.lane = new ClinicLane(
      weights,
      faultyLaneParts(lane, () => this.rate),
      0,
    );
  }

  get iterations(): number {
    return this.stepsDone;
  }

  get learningRate(): number {
    return this.lane.parts.hyper(0).learningRate;
  }

  get longStep(): number | undefined {
    return this.lane.parts.rule.longStep;
  }

  setLearningRate(learningRate: number): void {
    this.rate = learningRate;
  }

  track(variables: readonly tf.Variable[]): void {
    this.variables = variables;
  }

  applyGradients(gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[]): void {
    const byName = new Map(
      Array.isArray(gradients)
        ? gradients.map(({ name, tensor }) => [name, tensor] as const)
        : Object.entries(gradients),
    );
    const { lane, variables } = this;
    if (this.stepsDone === this.resumeStep) lane.resume(lane.save());
    variables.forEach((variable, place) => {
      lane.params[place].set(valuesInMemory(variable));
    });
    lane.update(
      variables.map(({ name, size }) => {
        const gradient = byName.get(name);
        return gradient ? valuesInMemory(gradient) : new Float32Array(size);
      }),
    );
    this.stepsDone++;
    variables.forEach((variable, place) => {
      const updated = tf.tensor(lane.params[place].slice(), variable.shape, "float32");
      variable.assign(updated);
      updated.dispose();
    });
  }

  /** None: the numbers of a step are written to buffers on a GPU alone. */
  stepNumbers(): [] {
    return [];
  }

  ledger(): ReturnType<BlockwiseOptimizer["ledger"]> {
    const { states, bytes } = this.lane;
    return this.variables.map(({ name }, place) => ({
      variable: name,
      bits: states[place].bits,
      bytes: bytes[place],
      reason: "bits of the lane",
    }));
  }

  slot(variable: tf.Variable): ReferenceSlot {
    const place = this.variables.indexOf(variable);
    const { states, bytes, parts } = this.lane;
    const tensor = states[place];
    const { rule, maps } = parts;
    const all = { rule, elements: variable.size, bytes: bytes[place] };
    if (tensor.bits === 32)
      return { ...all, storage: { bits: 32 }, state: { bits: 32, moments: [...tensor.values] } };
    const blockSize = this.lane.blockSize(place);
    const moments = tensor.codes.map((codes, k) => ({
      codes,
      absmax: this.lane.readScales(place, k),
      blockSize,
      map: rule.states[k].signed ? maps.signed : maps.unsigned,
    }));
    return { ...all, storage: { bits: 8, blockSize, maps }, state: { bits: 8, moments } };
  }

  async readState(variable: tf.Variable): Promise<StateValues> {
    const { state } = this.slot(variable);
    return state.bits === 8
      ? {
          bits: 8,
          codes: state.moments.map(({ codes }) => codes.slice()),
          absmax: state.moments.map(({ absmax }) => absmax),
        }
      : { bits: 32, values: state.bits === 32 ? state.moments.map((values) => values.slice()) : [] };
  }

  restore(iterations: number, states: ReadonlyMap<tf.Variable, StateValues>): void {
    const resumed = iterations > this.resumeStep;
    // A load may count the steps anew.
    const counted = resumed
      ? iterations - this.resumeStep + this.lane.parts.load({ steps: this.resumeStep, tensors: [] }).steps
      : iterations;
    const tensors = this.variables.map((variable): TensorState => {
      const saved = states.get(variable);
      if (saved?.bits === 8) return { bits: 8, codes: saved.codes, scales: saved.absmax };
      return { bits: 32, values: saved?.bits === 32 ? saved.values : [] };
    });
    this.lane.restore(counted, resumed ? 1 : 0, tensors);
    this.stepsDone = iterations;
  }

  /** Does nothing: arrays are freed when nothing refers to them. */
  dispose(): void {}
}
