/**
 * The fair comparison: one model trained several times in lockstep, with the same seed, initial weights,
 * batches and kernels. Lanes differ only in their configs: the optimizer's rule, and how it stores its state.
 */
import * as tf from "@tensorflow/tfjs-core";
import { activeWebGpu, compileKernels, upload } from "@/lib/nn/tfjsInternals";
import type { Stepping } from "@/lib/replay/step";
import { steppingFor } from "@/lib/replay/stepping";
import { taskNamed } from "@/lib/tasks";
import type { TaskRun } from "@/lib/tasks/task";
import { MAX_LANES, type RunConfig } from "./config";
import {
  disposeLane,
  joinLanes,
  type Lane,
  makeLanes,
  restoreLane,
  snapshotOf,
  statesOf,
  tensorLedger,
  tensorSnapshot,
  valuesOfLanes,
} from "./lane";
import { METER_CAPACITY_STEPS, type Meter, type Readings } from "./meter";
import { ReferenceMeter } from "./meterReference";
import { WebGpuMeter } from "./meterWebGpu";
import type { Drawing, TensorLedger } from "./report";
import type { LearningRateChange, RunSnapshot, TensorSnapshot } from "./runSnapshot";
import { BatchStream, LearningRateSchedule } from "./stepInputs";

/**
 * Receives the gradients of a lane in a step before they are applied, in the order of the weights. The
 * tensors are disposed after the step.
 */
export type GradientObserver = (lane: number, gradients: readonly tf.Tensor[]) => void;

/** A run: its task, its lanes and their measurements. `dispose` frees its tensors. */
export class LaneRun {
  /** The weight tensors, and how each lane stores their state. */
  readonly tensors: readonly TensorLedger[];
  /** Data that the task draws below its picture. */
  readonly samples: Float32Array;
  /** Does the steps, replayed where that is possible. */
  readonly stepping: Stepping;
  private readonly task: TaskRun;
  private lanes: readonly Lane[];
  private meter: Meter;
  private readonly batches: BatchStream;
  private readonly rates: LearningRateSchedule;
  private stepsDone = 0;
  private unread = 0;
  private observer: GradientObserver | null = null;

  /**
   * Makes a run on the tfjs backend that is active now, at step 0.
   *
   * @throws RangeError, OptimizerError or NumericsError if the config is invalid; everything made until then
   *   is freed
   */
  constructor(readonly config: RunConfig) {
    const { lanes, task, taskOptions, ownData, width, batchSize, seed } = config;
    if (lanes.length < 1 || lanes.length > MAX_LANES)
      throw new RangeError(`number of lanes is ${lanes.length}, but must be from 1 to ${MAX_LANES}.`);
    this.task = taskNamed(task).make({ options: taskOptions, ownData, width, batchSize, seed });
    this.samples = this.task.samples;
    this.batches = new BatchStream(this.task);
    this.rates = new LearningRateSchedule(config);
    try {
      this.lanes = makeLanes(this.task.weights, config);
    } catch (error) {
      this.task.dispose();
      throw error;
    }
    this.meter = makeMeter(this.lanes);
    this.tensors = tensorLedger(this.task.weights, this.lanes);
    this.stepping = steppingFor({
      draw: () => {
        this.rates.apply(this.lanes, this.stepsDone);
        return this.batches.draw();
      },
      run: (batch) => this.computeStep(batch),
      count: () => {
        this.stepsDone++;
        this.unread++;
      },
      numbers: () => [
        ...this.lanes.flatMap(({ optimizer }) => optimizer.stepNumbers()),
        ...(this.meter.numbers ? [this.meter.numbers] : []),
      ],
      variables: () => this.lanes.flatMap(({ variables }) => variables),
      observed: () => this.observer !== null,
    });
  }

  /**
   * Compiles the kernels of TensorFlow.js for steps and drawings, all at the same time: the first step would compile
   * each in its turn. Changes nothing in the run. Steps must not be asked for meanwhile.
   */
  async compile(): Promise<void> {
    const backend = activeWebGpu();
    if (!backend) return;
    const { task, lanes } = this;
    const batch = this.batches.draw();
    const [inputs, targets] = batch;
    const [{ variables }] = lanes;
    try {
      await compileKernels(backend, () => {
        upload(backend, [...batch, ...variables]);
        tf.variableGrads(() => task.loss(variables, { inputs, targets }), [...variables]);
        joinLanes(lanes, ({ variables }) => task.picture(variables));
        joinLanes(lanes, ({ variables }) => task.heldOut(variables));
      });
    } finally {
      tf.dispose(batch);
      this.batches.seek(this.stepsDone);
    }
  }

  /** Number of steps done. */
  get step(): number {
    return this.stepsDone;
  }

  /** Changes of the learning rate so far: `reset` with them replays this run with the same numbers. */
  get changes(): readonly LearningRateChange[] {
    return this.rates.changes;
  }

  /**
   * Changes the learning rate from the next step on, in all lanes without a learning rate of their own.
   *
   * @throws NumericsError if it is negative or not finite
   */
  setLearningRate(value: number): void {
    this.rates.change({ step: this.stepsDone, value });
  }

  /**
   * Does some steps. On the GPU they are only submitted; `read` waits for them. A lane whose loss is NaN does
   * not stop the other lanes.
   *
   * @throws RangeError beyond 256 steps without a `read`
   */
  advance(steps: number): void {
    if (this.unread + steps > METER_CAPACITY_STEPS)
      throw new RangeError(
        `steps is ${steps}; read() must be called at least every ${METER_CAPACITY_STEPS} steps.`,
      );
    this.stepping.advance(steps);
  }

  /**
   * Reads the measurements of all steps since the last call. The result describes the moment of the call,
   * even if more steps are submitted before it arrives; the same holds for `codeCounts`, `pictures` and
   * `heldOut`.
   */
  async read(): Promise<Readings> {
    this.unread = 0;
    return this.meter.read();
  }

  /**
   * Counts the uses of each code, for each lane one histogram per state of its rule; none for a lane without
   * codes.
   */
  async codeCounts(): Promise<Drawing["codeCounts"]> {
    return this.meter.codeCounts();
  }

  /** Returns the task's picture of each lane. */
  async pictures(): Promise<Float32Array[]> {
    const { task } = this;
    const values = await valuesOfLanes(this.lanes, ({ variables }) => task.picture(variables));
    return values.map((each) => task.draw?.(each) ?? each);
  }

  /** Returns the task's metric on held-out samples, for each lane. */
  async heldOut(): Promise<number[]> {
    const metrics = await valuesOfLanes(this.lanes, ({ variables }) => this.task.heldOut(variables));
    return metrics.map(([metric]) => metric);
  }

  /**
   * Reads the optimizer's state of a lane as floats; codes are dequantized (a snapshot has the codes).
   *
   * @returns one array for each state of the rule, in its order, with the values of all tensors one after the
   *   other
   * @throws RangeError if there is no such lane
   */
  async states(lane: number): Promise<Float32Array[]> {
    const found = this.lanes[lane];
    if (!found) throw new RangeError(`lane is ${lane}, but must be from 0 to ${this.lanes.length - 1}.`);
    return statesOf(found);
  }

  /**
   * Reads one weight tensor and its state in each lane. On the GPU it waits for the steps submitted before.
   *
   * @param place index in `tensors`
   * @throws RangeError if there is no such tensor
   */
  async tensor(place: number): Promise<TensorSnapshot[]> {
    if (!this.tensors[place])
      throw new RangeError(`tensor is ${place}, but must be from 0 to ${this.tensors.length - 1}.`);
    return Promise.all(this.lanes.map((lane) => tensorSnapshot(lane, place)));
  }

  /** Sets the function that receives the gradients of all further steps; null removes it. */
  observe(observer: GradientObserver | null): void {
    this.observer = observer;
  }

  /**
   * Goes back to step 0 of the same run.
   *
   * @param changes changes of the learning rate to replay; without any, the config's learning rate holds
   *   throughout
   */
  reset(changes: readonly LearningRateChange[] = []): void {
    this.disposeLanes();
    this.batches.seek(0);
    this.stepsDone = 0;
    this.unread = 0;
    this.rates.reset(changes);
    this.lanes = makeLanes(this.task.weights, this.config);
    this.meter = makeMeter(this.lanes);
  }

  /**
   * Copies the state of the run, for `restore`. It takes as many bytes as parameters and optimizer states of
   * all lanes; on the GPU it waits for the steps submitted before.
   */
  async snapshot(): Promise<RunSnapshot> {
    const { stepsDone: step, rates } = this;
    const { changes } = rates;
    return { step, changes, lanes: await Promise.all(this.lanes.map(snapshotOf)) };
  }

  /**
   * Continues from a snapshot of this run or of a run with the same config, also from another device. On one
   * engine the steps that follow are equal bit by bit. Measurements that were not read are dropped.
   *
   * @throws RangeError or OptimizerError if the snapshot is from a run with other lanes
   */
  restore({ step, changes, lanes }: RunSnapshot): void {
    if (lanes.length !== this.lanes.length)
      throw new RangeError(
        `number of lanes in the snapshot is ${lanes.length}, but must be ${this.lanes.length}.`,
      );
    this.stepping.restart();
    this.lanes.forEach((lane, i) => {
      restoreLane(lane, lanes[i]);
    });
    this.batches.seek(step);
    this.stepsDone = step;
    this.unread = 0;
    this.rates.restore(changes);
    // The meter holds the parameters before the next step, which have changed.
    this.meter.dispose();
    this.meter = makeMeter(this.lanes);
  }

  /** Frees all tensors. */
  dispose(): void {
    this.disposeLanes();
    this.task.dispose();
  }

  private computeStep([inputs, targets]: readonly tf.Tensor[]): void {
    const batch = { inputs, targets };
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
    for (const { value, grads } of results) tf.dispose([value, grads]);
  }

  private disposeLanes(): void {
    this.stepping.restart();
    this.meter.dispose();
    this.lanes.forEach(disposeLane);
  }
}

/** Returns the meter for the tfjs backend that is active now. */
function makeMeter(lanes: readonly Lane[]): Meter {
  const backend = activeWebGpu();
  return backend ? new WebGpuMeter(lanes, backend) : new ReferenceMeter(lanes);
}
