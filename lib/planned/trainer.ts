/** Trains a transformer on bytes on our own buffers: steps, held-out loss, and written text. */
import { type Region, readRegions, writeBytes } from "@/lib/gpu/buffers";
import { encodeSteps } from "@/lib/gpu/stepSeveral";
import { type Prepared, record } from "@/lib/gpu/transformer/prepared";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Hyper } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import { BYTE_VOCABULARY } from "@/lib/numerics/transformer/byteShapes";
import { makeTrainingBuffers, type TrainingBuffers } from "./buffers";
import { type ByteModel, byteModel } from "./model";
import type { MemoryBytes } from "./plan";
import { LOSS_PLACES, type TrainingShape, tokenBytes } from "./plan";
import { SegmentClock, type SegmentTimes } from "./segmentClock";
import { type ByteBatch, randomBatch } from "./text";

/** A training to make. */
export interface ByteRun {
  readonly shape: TrainingShape;
  /** Maps of 8-bit state. */
  readonly maps: StateMaps;
  readonly hyper: Hyper;
  /** Steps over which the learning rate rises to its value. */
  readonly warmUp: number;
  /** Seed of weights (a stream for each tensor), of batches and of written text. */
  readonly seed: number;
  /** Bytes that are trained on. */
  readonly text: Uint8Array;
  readonly budgetBytes?: number;
}

/** Random streams of a seed after those of the weights. */
export const BATCH_STREAM = 2 ** 31;
const SAMPLE_STREAM = BATCH_STREAM + 1;

/** Steps that may wait on the GPU: more would keep it busy after the run is stopped. */
const MAX_WAITING_STEPS = 16;

/** A training of a transformer on bytes, one lane. */
export class ByteTrainer {
  private stepsDone = 0;
  private readonly batches: Random;

  private constructor(
    private readonly run: ByteRun,
    private readonly buffers: TrainingBuffers,
    private readonly model: ByteModel,
  ) {
    this.batches = makeRandom(run.seed, BATCH_STREAM);
  }

  /**
   * Makes the buffers of a run.
   *
   * @throws MemoryRefusedError if it does not fit into the budget or onto the device
   */
  static async make(device: GPUDevice, run: ByteRun): Promise<ByteTrainer> {
    const { shape, maps, seed, budgetBytes } = run;
    const buffers = await makeTrainingBuffers(device, shape, maps, seed, budgetBytes);
    return new ByteTrainer(run, buffers, byteModel(shape, buffers));
  }

  /** Number of steps done. */
  get step(): number {
    return this.stepsDone;
  }

  /** Bytes of all buffers by kind. */
  get held(): MemoryBytes {
    return this.buffers.allocator.held;
  }

  /** The tensors on the GPU, in the order of `byteWeightShapes`. */
  get tensors(): TrainingBuffers["tensors"] {
    return this.buffers.tensors;
  }

  /**
   * Does some steps.
   *
   * @returns the loss of each step before its update, nats
   */
  async advance(steps: number): Promise<Float32Array> {
    const losses: number[] = [];
    for (let left = steps; left > 0; left -= MAX_WAITING_STEPS) {
      const count = Math.min(left, MAX_WAITING_STEPS);
      for (let i = 0; i < count; i++) this.submitStep(i);
      losses.push(...(await this.readLosses()).subarray(0, count));
    }
    return Float32Array.from(losses);
  }

  /**
   * Does one step with time stamps; its loss is not returned.
   *
   * @returns undefined where the device has no time stamps
   */
  async timedStep(): Promise<SegmentTimes | undefined> {
    const clock = new SegmentClock(this.device, this.model.step.length);
    try {
      this.submitStep(0, clock);
      await this.readLosses();
      return await clock.read(this.model.step.map(({ kind }) => kind));
    } finally {
      clock.destroy();
    }
  }

  /**
   * Returns the mean loss of some batches, nats.
   *
   * @param batches each of the sequences of a micro-batch
   */
  async heldOut(batches: readonly ByteBatch[]): Promise<number> {
    for (const batch of batches) {
      this.write(batch, 0);
      this.place(LOSS_PLACES);
      this.submit(this.model.heldOut);
    }
    return (await this.readLosses())[LOSS_PLACES] / batches.length;
  }

  /**
   * Writes text after prompts, one for each sequence of a micro-batch at most; each byte is drawn as the model
   * believes at a temperature.
   *
   * @param prompts texts of one byte or more
   * @param length bytes to write after each, so that both fit into the context
   * @param temperature above 0
   */
  async samples(prompts: readonly Uint8Array[], length: number, temperature: number): Promise<Uint8Array[]> {
    const { spec, sequences } = this.run.shape;
    const random = makeRandom(this.run.seed, SAMPLE_STREAM);
    const texts = prompts.slice(0, sequences).map((prompt) => [...prompt]);
    for (let i = 0; i < length; i++) {
      const ids = new Uint32Array(sequences * spec.context);
      texts.forEach((text, s) => {
        ids.set(text, s * spec.context);
      });
      this.write({ ids, targets: ids }, 0);
      this.submit(this.model.logits);
      const regions = texts.map(({ length }, s): Region => {
        const token = s * spec.context + length - 1;
        return { buffer: this.buffers.wide, offset: 4 * BYTE_VOCABULARY * token, bytes: 4 * BYTE_VOCABULARY };
      });
      const rows = await readRegions(this.device, "logits", regions);
      texts.forEach((text, s) => {
        text.push(draw(new Float32Array(rows[s]), temperature, random));
      });
    }
    return texts.map((text) => Uint8Array.from(text));
  }

  /** Frees all buffers. */
  dispose(): void {
    this.buffers.destroy();
  }

  private get device(): GPUDevice {
    return this.buffers.allocator.device;
  }

  private submitStep(place: number, clock?: SegmentClock): void {
    const { shape, text, hyper, warmUp } = this.run;
    const { spec, sequences, microBatches, rule } = shape;
    for (let i = 0; i < microBatches; i++)
      this.write(randomBatch(text, sequences, spec.context, this.batches), i);
    this.place(place);
    this.stepsDone++;
    const { learningRate = rule.defaults.learningRate } = hyper as { learningRate?: number };
    const rate = learningRate * Math.min(1, this.stepsDone / Math.max(1, warmUp));
    const coefficients = rule.prepare({ ...hyper, learningRate: rate }, this.stepsDone);
    writeBytes(this.device, this.buffers.coefficients, packCoefficients(rule, coefficients));
    const encoder = this.device.createCommandEncoder({ label: "training step" });
    this.model.step.forEach((segment, i) => {
      const pass = encoder.beginComputePass(clock?.passOf(i));
      if (segment.kind === "model") for (const each of segment.dispatches) record(pass, each);
      else encodeSteps(pass, segment.tensors, this.buffers.coefficients);
      pass.end();
    });
    clock?.resolve(encoder);
    this.device.queue.submit([encoder.finish()]);
  }

  private submit(dispatches: readonly Prepared[]): void {
    const encoder = this.device.createCommandEncoder({ label: "forward" });
    const pass = encoder.beginComputePass();
    for (const each of dispatches) record(pass, each);
    pass.end();
    this.device.queue.submit([encoder.finish()]);
  }

  private write({ ids, targets }: ByteBatch, microBatch: number): void {
    const offset = microBatch * tokenBytes(this.run.shape);
    writeBytes(this.device, this.buffers.ids, ids, offset);
    writeBytes(this.device, this.buffers.targets, targets, offset);
  }

  private place(place: number): void {
    writeBytes(this.device, this.buffers.place, Uint32Array.of(place, 0, 0, 0));
  }

  /** Reads and empties the list of losses. */
  private async readLosses(): Promise<Float32Array> {
    const [bytes] = await readRegions(this.device, "losses", [
      { buffer: this.buffers.lossList, clear: true },
    ]);
    return new Float32Array(bytes);
  }
}

/** Draws a byte with the probabilities softmax(logits / temperature). */
function draw(logits: Float32Array, temperature: number, random: Random): number {
  const largest = logits.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const shares = Float64Array.from(logits, (value) => Math.exp((value - largest) / temperature));
  let left = random.uniform() * shares.reduce((sum, share) => sum + share, 0);
  return Math.max(
    0,
    shares.findIndex((share) => {
      left -= share;
      return left < 0;
    }),
  );
}
