/**
 * Entry "blockwise-optimizers/replay" of the package: replays the training step of any TensorFlow.js program on
 * WebGPU. How and when a step can be replayed is explained in `stepReplay.ts`.
 */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { readRegions } from "@/lib/gpu/buffers";
import { columnsIn, encodeAppend, makeRowList, type RowList, rowsRegion } from "@/lib/gpu/rowList";
import { OptimizerError } from "@/lib/nn/errors";
import { registeredVariable } from "@/lib/nn/givenTensors";
import { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { activeWebGpu, bufferOf, flush } from "@/lib/nn/tfjsInternals";
import type { Refusal, RefusalKind } from "./refusal";
import type { ReplayState, Stepping } from "./step";
import { steppingFor } from "./stepping";

export type { Refusal, RefusalKind, ReplayState };

/** Steps that are submitted before their losses are read. */
const STEPS_A_READING = 256;

/** Takes one step with a batch and returns its loss, a float32 scalar. */
export type StepFunction = (batch: readonly tf.Tensor[]) => tf.Tensor | null;

/** What a recorded step needs beside the function itself. */
export interface RecordStepOptions {
  /** The optimizers that the function uses. Each must take exactly one step in each call. */
  readonly optimizers: readonly BlockwiseOptimizer[];
  /**
   * Returns the tensors of the next batch, made from numbers in memory (`tf.tensor`), not computed by tfjs. The
   * shapes must stay the same for steps to be replayed. The loop disposes the tensors after the step.
   */
  readonly nextBatch: () => readonly tf.Tensor[];
}

/** A training loop whose steps are replayed where that is possible. */
export interface StepLoop {
  /** Whether steps are replayed by now: "replaying", or why not yet. */
  readonly state: ReplayState;
  /** Why the last recording could not be used, with a sentence; undefined if there was no such reason. */
  readonly refusal: Refusal | undefined;
  /**
   * Takes steps and waits for them.
   *
   * @param steps number of steps, at least 0
   * @returns what the function returned in each step, [steps]
   * @throws OptimizerError for a wrong number of steps, if the function returns no scalar, or if an optimizer did not
   *   take exactly one step in it; and what the function and `nextBatch` throw. Steps before the error are done.
   */
  run(steps: number): Promise<Float32Array>;
  /**
   * Drops the recording. Call it after anything that changes what a step does: a layer that is frozen, a constant of
   * the function, an assignment to a variable. A new `optimizer.learningRate` needs no such call.
   */
  restart(): void;
  /** Frees the buffers of the loop. Variables and optimizers stay. */
  dispose(): void;
}

/**
 * Makes a training loop of a function that takes one step. On the WebGPU backend the fourth and later steps are
 * replayed from a recording: the same bits, without building the commands of each step anew. On other backends, and
 * where a recording is refused, each step calls the function.
 *
 *     const loop = recordStep(
 *       ([x, y]) => optimizer.minimize(() => tf.losses.meanSquaredError(y, model(x)), true),
 *       { optimizers: [optimizer], nextBatch: () => [tf.tensor(...), tf.tensor(...)] },
 *     );
 *     const losses = await loop.run(1000);
 *
 * @param step takes one step and returns its loss, a scalar. It runs inside `tf.tidy`, and must not be async.
 * @throws OptimizerError if `step` or `nextBatch` is no function, or `optimizers` is no list of optimizers
 */
export function recordStep(step: StepFunction, { optimizers, nextBatch }: RecordStepOptions): StepLoop {
  checkArguments(step, nextBatch, optimizers);
  const backend = activeWebGpu();
  const losses = backend ? new GpuLosses(backend) : new TensorLosses();
  const stepping = steppingFor({
    draw: nextBatch,
    run: (batch) => tf.tidy(() => losses.append(takeStep(step, batch, optimizers))),
    count: () => {},
    numbers: () => optimizers.flatMap((optimizer) => optimizer.stepNumbers()),
    variables: () =>
      optimizers.flatMap((optimizer) =>
        optimizer.ledger().map(({ variable }) => registeredVariable(variable)),
      ),
    observed: () => false,
  });
  return new Loop(stepping, losses, optimizers);
}

function checkArguments(step: unknown, nextBatch: unknown, optimizers: unknown): void {
  if (typeof step !== "function") throw new OptimizerError("step", typeof step, "a function");
  if (typeof nextBatch !== "function") throw new OptimizerError("nextBatch", typeof nextBatch, "a function");
  const list = Array.isArray(optimizers) ? optimizers : [];
  if (list.length === 0 || !list.every((each) => each instanceof BlockwiseOptimizer))
    throw new OptimizerError("optimizers", typeof optimizers, "a list of optimizers of this package");
}

/** Calls the function and checks what a replayed step relies on. */
function takeStep(
  step: StepFunction,
  batch: readonly tf.Tensor[],
  optimizers: readonly BlockwiseOptimizer[],
): tf.Tensor {
  const before = optimizers.map(({ iterations }) => iterations);
  const loss = step(batch);
  if (!(loss instanceof tf.Tensor) || loss.size !== 1 || loss.dtype !== "float32")
    throw new OptimizerError("result of the step", shownAs(loss), "a float32 scalar, the loss");
  optimizers.forEach(({ iterations }, i) => {
    if (iterations !== before[i] + 1)
      throw new OptimizerError(
        "optimizer steps in a call",
        iterations - before[i],
        "exactly 1 for each listed optimizer",
      );
  });
  return loss;
}

const shownAs = (value: unknown) =>
  value instanceof tf.Tensor ? `${value.dtype} [${value.shape.join(", ")}]` : String(value);

class Loop implements StepLoop {
  private running = false;
  private disposed = false;
  /** Number of optimizers whose steps are measured in a recorded step. */
  private measured: number;

  constructor(
    private readonly stepping: Stepping,
    private readonly losses: LossList,
    private readonly optimizers: readonly BlockwiseOptimizer[],
  ) {
    this.measured = this.countMeasured();
  }

  get state(): ReplayState {
    return this.stepping.state;
  }

  get refusal(): Refusal | undefined {
    return this.stepping.refusal;
  }

  async run(steps: number): Promise<Float32Array> {
    if (this.disposed) throw new OptimizerError("loop", "disposed", "in use; make a new loop");
    if (!Number.isInteger(steps) || steps < 0)
      throw new OptimizerError("steps", steps, "a whole number, at least 0");
    if (this.running) throw new OptimizerError("run", "still running", "awaited before the next call");
    this.running = true;
    const losses = new Float32Array(steps);
    try {
      for (let done = 0; done < steps; done += STEPS_A_READING) {
        this.followReports();
        this.stepping.advance(Math.min(STEPS_A_READING, steps - done));
        losses.set(await this.losses.read(), done);
      }
    } catch (error) {
      // Losses of the steps before the error must not be returned by a later call.
      await this.losses.read();
      throw error;
    } finally {
      this.running = false;
    }
    return losses;
  }

  restart(): void {
    this.stepping.restart();
  }

  /** Drops a recording made before the first `report` of an optimizer: it measures no steps. */
  private followReports(): void {
    const measured = this.countMeasured();
    if (measured !== this.measured) this.stepping.restart();
    this.measured = measured;
  }

  private countMeasured(): number {
    return this.optimizers.filter(({ measuresSteps }) => measuresSteps).length;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.stepping.restart();
    this.losses.dispose();
  }
}

/** Collects the losses of steps until they are read. */
interface LossList {
  /** Appends a scalar; it may be disposed after the call. */
  append(loss: tf.Tensor): void;
  /** Returns the losses since the last reading and forgets them. */
  read(): Promise<Float32Array>;
  dispose(): void;
}

/** A list on the GPU: it counts its own rows, so that replayed steps append to it, too. */
class GpuLosses implements LossList {
  private readonly list: RowList;

  constructor(private readonly backend: WebGPUBackend) {
    this.list = makeRowList(backend.device, "losses of a loop", 1, STEPS_A_READING);
  }

  append(loss: tf.Tensor): void {
    const { backend, list } = this;
    flush(backend, [loss]);
    const encoder = backend.device.createCommandEncoder({ label: "loss of a step" });
    encoder.copyBufferToBuffer(bufferOf(backend, loss), 0, list.row, 0, 4);
    const pass = encoder.beginComputePass({ label: "loss of a step" });
    encodeAppend(pass, list);
    pass.end();
    backend.device.queue.submit([encoder.finish()]);
  }

  async read(): Promise<Float32Array> {
    const [bytes] = await readRegions(this.backend.device, "losses of a loop", [rowsRegion(this.list)]);
    return columnsIn(this.list, bytes)[0];
  }

  dispose(): void {
    this.list.destroy();
  }
}

/** The losses on other backends, as tensors. */
class TensorLosses implements LossList {
  private kept: tf.Tensor[] = [];

  append(loss: tf.Tensor): void {
    this.kept.push(tf.keep(tf.clone(loss)));
  }

  async read(): Promise<Float32Array> {
    const read = this.kept;
    this.kept = [];
    const values = await Promise.all(read.map((loss) => loss.data<"float32">()));
    tf.dispose(read);
    return Float32Array.from(values, ([value]) => value);
  }

  dispose(): void {
    tf.dispose(this.kept);
  }
}
