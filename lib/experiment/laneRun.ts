/**
 * The fair comparison: one model trained twice in lockstep, with the same seed, initial weights, batches and
 * kernels. Only the precision of the optimizer's state differs.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import { optimizer8bit, optimizer32 } from "@/lib/nn/optimizers";
import { ruleNamed } from "@/lib/numerics/rules";
import { type Lane, type Lanes, type Meter, meterCapacity, type Readings } from "./meter";
import { makeMeter } from "./meters";
import type { TensorLedger, TwinConfig } from "./protocol";
import { taskNamed } from "./tasks";
import type { TaskRun } from "./tasks/task";

/** From this step on, this learning rate. */
export interface LearningRateChange {
  readonly step: number;
  readonly value: number;
}

/** Both lanes' pictures, as the task draws them. */
export interface Pictures {
  readonly picture32: Float32Array;
  readonly picture8: Float32Array;
}

/** Variables are registered under their names in the whole of tfjs: each lane gets a prefix of its own. */
let lanesMade = 0;

export class TwinRun {
  readonly tensors: readonly TensorLedger[];
  /** What the task draws under its picture. */
  readonly samples: Float32Array;
  private readonly task: TaskRun;
  private lanes: Lanes;
  private meter: Meter;
  private stepsDone = 0;
  private unread = 0;
  private rate: number;
  private recorded: LearningRateChange[] = [];

  /**
   * Make a run on the tfjs backend that is active now, at step 0.
   *
   * @throws RangeError or OptimizerError if the config names something that is not there or is out of range
   */
  constructor(readonly config: TwinConfig) {
    const { taskOptions, width, batchSize, seed } = config;
    this.task = taskNamed(config.task).make({ options: taskOptions, width, batchSize, seed });
    this.samples = this.task.samples;
    this.rate = config.learningRate;
    try {
      this.lanes = this.makeLanes();
    } catch (error) {
      this.task.dispose();
      throw error;
    }
    this.meter = makeMeter(this.lanes);
    this.tensors = this.ledger();
  }

  /** Number of steps done. */
  get step(): number {
    return this.stepsDone;
  }

  /** Changes of the learning rate so far: `reset` with them replays this run, number by number. */
  get changes(): readonly LearningRateChange[] {
    return this.recorded;
  }

  /** Use another learning rate from the next step on. @throws NumericsError if it is negative or not finite */
  setLearningRate(value: number): void {
    ruleNamed(this.config.rule).prepare({ learningRate: value }, this.stepsDone + 1);
    this.recorded = [
      ...this.recorded.filter(({ step }) => step < this.stepsDone),
      { step: this.stepsDone, value },
    ];
  }

  /**
   * Do some steps. On the GPU they are only submitted; `read` waits for them.
   *
   * @throws RangeError beyond 256 steps without a `read`
   */
  advance(steps: number): void {
    if (this.unread + steps > meterCapacity)
      throw new RangeError(`steps is ${steps}; read() must be called at least every ${meterCapacity} steps.`);
    for (let i = 0; i < steps; i++) this.advanceOnce();
  }

  /** The measurements of all steps since the last reading. */
  async read(): Promise<Readings> {
    this.unread = 0;
    return this.meter.read();
  }

  async pictures(): Promise<Pictures> {
    const both = tf.tidy(() => {
      const flat = (lane: Lane) => tf.reshape(this.task.picture(lane.variables), [-1]);
      return tf.concat([flat(this.lanes.exact), flat(this.lanes.eightBit)]);
    });
    const values = await both.data<"float32">();
    both.dispose();
    return { picture32: values.slice(0, values.length / 2), picture8: values.slice(values.length / 2) };
  }

  /** The 32-bit lane's state, all tensors one after the other: one array a state of the rule, in its order. */
  async states(): Promise<Float32Array[]> {
    const { variables, optimizer } = this.lanes.exact;
    const [iterations, ...saved] = await optimizer.getWeights();
    const arrays = await Promise.all(saved.map(({ tensor }) => tensor.data<"float32">()));
    tf.dispose([iterations, ...saved].map(({ tensor }) => tensor));
    const count = saved.length / variables.length;
    return Array.from({ length: count }, (_, state) => joined(arrays.filter((_, i) => i % count === state)));
  }

  /** The task's metric on held-out samples, for each lane. */
  async heldOut(): Promise<{ heldOut32: number; heldOut8: number }> {
    const of = async (lane: Lane) => {
      const metric = this.task.heldOut(lane.variables);
      const [value] = await metric.data();
      metric.dispose();
      return value;
    };
    return { heldOut32: await of(this.lanes.exact), heldOut8: await of(this.lanes.eightBit) };
  }

  /**
   * Back to step 0 of the same run.
   *
   * @param changes learning rates to apply on the way; none means the config's all along
   */
  reset(changes: readonly LearningRateChange[] = []): void {
    this.disposeLanes();
    this.task.rewind();
    this.stepsDone = 0;
    this.unread = 0;
    this.rate = this.config.learningRate;
    this.recorded = [...changes];
    this.lanes = this.makeLanes();
    this.meter = makeMeter(this.lanes);
  }

  dispose(): void {
    this.disposeLanes();
    this.task.dispose();
  }

  private advanceOnce(): void {
    const { exact, eightBit } = this.lanes;
    this.applyChanges();
    const batch = this.task.nextBatch();
    const gradientsOf = ({ variables }: Lane) =>
      tf.variableGrads(() => this.task.loss(variables, batch), [...variables]);
    const first = gradientsOf(exact);
    const second = gradientsOf(eightBit);
    exact.optimizer.applyGradients(first.grads);
    eightBit.optimizer.applyGradients(second.grads);
    this.meter.record(first.value, second.value);
    tf.dispose([batch.inputs, batch.targets, first.value, second.value, first.grads, second.grads]);
    this.stepsDone++;
    this.unread++;
  }

  private applyChanges(): void {
    const due =
      this.recorded.filter(({ step }) => step <= this.stepsDone).at(-1)?.value ?? this.config.learningRate;
    if (due === this.rate) return;
    this.rate = due;
    this.lanes.exact.optimizer.setLearningRate(due);
    this.lanes.eightBit.optimizer.setLearningRate(due);
  }

  private makeLanes(): Lanes {
    const { rule, learningRate, map, mapValues, blockSize, min8bitSize } = this.config;
    const exact = optimizer32(rule, { learningRate });
    const eightBit = optimizer8bit(rule, { learningRate }, { map, mapValues, blockSize, min8bitSize });
    return { exact: makeLane(this.task.weights, exact), eightBit: makeLane(this.task.weights, eightBit) };
  }

  private disposeLanes(): void {
    this.meter.dispose();
    for (const lane of [this.lanes.exact, this.lanes.eightBit]) {
      lane.optimizer.dispose();
      tf.dispose([...lane.variables]);
    }
  }

  private ledger(): TensorLedger[] {
    const exact = this.lanes.exact.optimizer.ledger();
    const eightBit = this.lanes.eightBit.optimizer.ledger();
    return this.task.weights.map(({ name, shape }, i) => ({
      name,
      shape,
      eightBit: eightBit[i].bits === 8,
      stateBytes32: exact[i].bytes,
      stateBytes8: eightBit[i].bytes,
    }));
  }
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

function makeLane(weights: readonly Weight[], optimizer: Lane["optimizer"]): Lane {
  const prefix = `lane${lanesMade++}`;
  const variables = weights.map(({ name, shape, values }) => {
    const initial = tf.tensor(values.slice(), [...shape]);
    const variable = tf.variable(initial, true, `${prefix}/${name}`);
    initial.dispose();
    return variable;
  });
  optimizer.track(variables);
  return { variables, optimizer };
}
