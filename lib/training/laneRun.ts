/**
 * The fair comparison: one model trained several times in lockstep, with the same seed, initial weights, batches and
 * kernels. Only what the lanes' configs say differs: the optimizer's rule, and how it keeps its state.
 */
import * as tf from "@tensorflow/tfjs-core";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { ruleNamed } from "@/lib/numerics/rules";
import { taskNamed } from "@/lib/tasks";
import type { TaskRun } from "@/lib/tasks/task";
import { mostLanes, type RunConfig } from "./config";
import {
  disposeLane,
  hasOwnRate,
  type Lane,
  makeLane,
  restoreLane,
  snapshotOf,
  statesOf,
  tensorSnapshot,
} from "./lane";
import { METER_CAPACITY_STEPS, type Meter, type Readings } from "./meter";
import { ReferenceMeter } from "./meterReference";
import { WebGpuMeter } from "./meterWebGpu";
import type { Drawing, TensorLedger } from "./report";
import type { LearningRateChange, RunSnapshot, TensorSnapshot } from "./runSnapshot";

/**
 * Hears a lane's gradients in a step, in the order of the weights, before they are applied. They are disposed after the
 * step.
 */
export type GradientObserver = (lane: number, gradients: readonly tf.Tensor[]) => void;

export class LaneRun {
  readonly tensors: readonly TensorLedger[];
  /** What the task draws under its picture. */
  readonly samples: Float32Array;
  private readonly task: TaskRun;
  private lanes: readonly Lane[];
  private meter: Meter;
  private stepsDone = 0;
  /** Batches drawn since the beginning of the stream. */
  private batchesDrawn = 0;
  private unread = 0;
  private rate: number;
  private recorded: LearningRateChange[] = [];
  private observer: GradientObserver | null = null;

  /**
   * Make a run on the tfjs backend that is active now, at step 0.
   *
   * @throws RangeError, OptimizerError or NumericsError if the config names something that is not there or is out of
   *   range; nothing is left behind then
   */
  constructor(readonly config: RunConfig) {
    const { lanes, learningRate, task, taskOptions, ownData, width, batchSize, seed } = config;
    if (lanes.length < 1 || lanes.length > mostLanes)
      throw new RangeError(`The run has ${lanes.length} lanes; it must have 1 to ${mostLanes}.`);
    this.task = taskNamed(task).make({ options: taskOptions, ownData, width, batchSize, seed });
    this.samples = this.task.samples;
    this.rate = learningRate;
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

  /**
   * Use another learning rate from the next step on, in all lanes that have none of their own.
   *
   * @throws NumericsError if it is negative or not finite
   */
  setLearningRate(value: number): void {
    for (const { rule } of this.config.lanes) ruleNamed(rule).prepare({ learningRate: value }, 1);
    this.recorded = [
      ...this.recorded.filter(({ step }) => step < this.stepsDone),
      { step: this.stepsDone, value },
    ];
  }

  /**
   * Do some steps. On the GPU they are only submitted; `read` waits for them. A lane whose loss is no longer a number
   * does not stop the others.
   *
   * @throws RangeError beyond 256 steps without a `read`
   */
  advance(steps: number): void {
    if (this.unread + steps > METER_CAPACITY_STEPS)
      throw new RangeError(
        `steps is ${steps}; read() must be called at least every ${METER_CAPACITY_STEPS} steps.`,
      );
    for (let i = 0; i < steps; i++) this.advanceOnce();
  }

  /**
   * The measurements of all steps since the last reading. They are of this moment even if more steps follow before they
   * have come; so are `codeCounts`, `pictures` and `heldOut`.
   */
  async read(): Promise<Readings> {
    this.unread = 0;
    return this.meter.read();
  }

  /** How often each code is in use now, in each lane: one histogram a state of its rule, none without codes. */
  async codeCounts(): Promise<Drawing["codeCounts"]> {
    return this.meter.codeCounts();
  }

  /** What the task shows of each lane as it is now. */
  async pictures(): Promise<Float32Array[]> {
    const { task } = this;
    const values = await this.ofEachLane(({ variables }) => task.picture(variables));
    return values.map((each) => task.draw?.(each) ?? each);
  }

  /** The task's metric on held-out samples, for each lane. */
  async heldOut(): Promise<number[]> {
    const metrics = await this.ofEachLane(({ variables }) => this.task.heldOut(variables));
    return metrics.map(([metric]) => metric);
  }

  /**
   * A lane's state as numbers, all tensors one after the other: one array a state of the rule, in its order. For an
   * 8-bit lane what the codes stand for; the codes themselves are in a snapshot.
   *
   * @throws RangeError if there is no such lane
   */
  async states(lane: number): Promise<Float32Array[]> {
    const found = this.lanes[lane];
    if (!found) throw new RangeError(`lane is ${lane}; it must be from 0 to ${this.lanes.length - 1}.`);
    return statesOf(found);
  }

  /**
   * One weight tensor and its state as they are now, of each lane. On the GPU it waits for the steps submitted before.
   *
   * @param place among `tensors`
   * @throws RangeError if there is no such tensor
   */
  async tensor(place: number): Promise<TensorSnapshot[]> {
    if (!this.tensors[place])
      throw new RangeError(`tensor is ${place}; it must be from 0 to ${this.tensors.length - 1}.`);
    return Promise.all(this.lanes.map((lane) => tensorSnapshot(lane, place)));
  }

  /** Let somebody hear the gradients of all steps from now on; null for nobody. */
  observe(observer: GradientObserver | null): void {
    this.observer = observer;
  }

  /**
   * Back to step 0 of the same run.
   *
   * @param changes learning rates to apply on the way; none means the config's all along
   */
  reset(changes: readonly LearningRateChange[] = []): void {
    this.disposeLanes();
    this.rewindBatches(0);
    this.stepsDone = 0;
    this.unread = 0;
    this.rate = this.config.learningRate;
    this.recorded = [...changes];
    this.lanes = this.makeLanes();
    this.meter = makeMeter(this.lanes);
  }

  /**
   * This moment, to come back to. Takes as many bytes as parameters and states of all lanes; on the GPU it waits for the
   * steps submitted before.
   */
  async snapshot(): Promise<RunSnapshot> {
    const { stepsDone: step, recorded: changes } = this;
    return { step, changes, lanes: await Promise.all(this.lanes.map(snapshotOf)) };
  }

  /**
   * Go to a moment of this run, or of another one with the same config, also on another device: on one engine what
   * follows is the same, bit by bit. Measurements that were not read are dropped.
   *
   * @throws RangeError or OptimizerError if it is a snapshot of a run with other lanes
   */
  restore({ step, changes, lanes }: RunSnapshot): void {
    if (lanes.length !== this.lanes.length)
      throw new RangeError(`The snapshot has ${lanes.length} lanes; the run has ${this.lanes.length}.`);
    this.lanes.forEach((lane, i) => {
      restoreLane(lane, lanes[i]);
    });
    this.rewindBatches(step);
    this.stepsDone = step;
    this.unread = 0;
    this.recorded = [...changes];
    // The meter compares with the parameters before the step, which are others now.
    this.meter.dispose();
    this.meter = makeMeter(this.lanes);
  }

  dispose(): void {
    this.disposeLanes();
    this.task.dispose();
  }

  private advanceOnce(): void {
    this.applyChanges();
    const batch = this.task.nextBatch();
    this.batchesDrawn++;
    const results = this.lanes.map(({ variables }) =>
      tf.variableGrads(() => this.task.loss(variables, batch), [...variables]),
    );
    results.forEach(({ grads }, i) => {
      const { variables, optimizer } = this.lanes[i];
      this.observer?.(
        i,
        variables.map(({ name }) => grads[name]),
      );
      optimizer.applyGradients(grads);
    });
    this.meter.record(results.map(({ value }) => value));
    tf.dispose([batch.inputs, batch.targets]);
    for (const { value, grads } of results) tf.dispose([value, grads]);
    this.stepsDone++;
    this.unread++;
  }

  private applyChanges(): void {
    const due =
      this.recorded.filter(({ step }) => step <= this.stepsDone).at(-1)?.value ?? this.config.learningRate;
    if (due === this.rate) return;
    this.rate = due;
    this.lanes.forEach(({ optimizer }, lane) => {
      if (!hasOwnRate(this.config.lanes[lane])) optimizer.setLearningRate(due);
    });
  }

  /** Have the stream of batches stand where it stood after so many. */
  private rewindBatches(drawn: number): void {
    if (drawn < this.batchesDrawn) {
      this.task.rewind();
      this.batchesDrawn = 0;
    }
    for (; this.batchesDrawn < drawn; this.batchesDrawn++) {
      const { inputs, targets } = this.task.nextBatch();
      tf.dispose([inputs, targets]);
    }
  }

  private makeLanes(): Lane[] {
    const made: Lane[] = [];
    try {
      for (const lane of this.config.lanes)
        made.push(makeLane(this.task.weights, lane, this.config.learningRate));
    } catch (error) {
      made.forEach(disposeLane);
      throw error;
    }
    return made;
  }

  private disposeLanes(): void {
    this.meter.dispose();
    this.lanes.forEach(disposeLane);
  }

  /** A float tensor of each lane, fetched together: one way to the GPU and back. */
  private async ofEachLane(make: (lane: Lane) => tf.Tensor): Promise<Float32Array[]> {
    const all = tf.tidy(() => tf.concat(this.lanes.map((lane) => tf.reshape(make(lane), [-1]))));
    const values = await all.data<"float32">();
    all.dispose();
    const each = values.length / this.lanes.length;
    return this.lanes.map((_, lane) => values.slice(lane * each, (lane + 1) * each));
  }

  private ledger(): TensorLedger[] {
    const kept = this.lanes.map(({ optimizer }) => optimizer.ledger());
    return this.task.weights.map(({ name, shape }, i) => ({
      name,
      shape,
      lanes: kept.map((entries) => ({ bits: entries[i].bits, bytes: entries[i].bytes })),
    }));
  }
}

/** Returns the meter for the tfjs backend that is active now. */
function makeMeter(lanes: readonly Lane[]): Meter {
  const backend = activeWebGpu();
  return backend ? new WebGpuMeter(lanes, backend) : new ReferenceMeter(lanes);
}
