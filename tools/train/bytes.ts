/**
 * Trains a transformer on bytes whose memory is planned to the byte:
 *
 *     npm run -s train -- --task bytes --layers 12 --width 768 --budget 1GiB --json
 *
 * --layers --width --heads --context      the model; heads have 64 values each unless told otherwise
 * --batch N --micro N     sequences of a micro-batch, and micro-batches of a step; with a budget and without
 *                         these flags, the largest micro-batches that fit
 * --bits 32,8             precisions of the state; one run for each, and for each seed
 * --block N --map NAME    the 8-bit state
 * --seeds 1,2,3 --steps N --lr RATE --warmup N --rule NAME
 * --release               gradient release: each matrix is updated as its gradient comes
 * --checkpoint            activation checkpointing by layer
 * --budget SIZE           largest sum of all buffers, such as 1GiB: a run that needs more is refused
 * --data FILE             a text of your own instead of the text of the book
 * --sample N              bytes to write at the end of each run
 * --json                  prints one object to standard output
 * --out FILE              writes the results so far there after every reading
 */
import { writeFileSync } from "node:fs";
import { isSoftware, type OpenDevice, openDevice } from "@/lib/gpu/device";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { median } from "@/lib/gpu/timing";
import { byteWeightShapes, elementsOf } from "@/lib/numerics/transformer/byteShapes";
import { bytesByKind, planMemory, type TrainingShape, totalBytes } from "@/lib/planned/plan";
import { weightsOf } from "@/lib/planned/presets";
import type { BytesResult, BytesRun, StepTime } from "@/lib/planned/record";
import { MemoryRefusedError } from "@/lib/planned/refusal";
import { type ByteText, byteText, evenBatches } from "@/lib/planned/text";
import { type ByteRun, ByteTrainer } from "@/lib/planned/trainer";
import book from "@/lib/tasks/chars/book.json";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import type { BytesOrder } from "./bytesFlags";

/** Steps between two readings, and between two lines of progress. */
const STEPS_A_READING = 25;
/** Steps between two measurements of held-out loss, and batches of each. */
const STEPS_A_TEST = 50;
const TEST_BATCHES = 4;
/** Steps with time stamps after the run. */
const TIMED_STEPS = 5;
/** Steps that are not counted as speed: kernels are compiled in them. */
const WARM_STEPS = 5;
const TEMPERATURE = 0.7;
const PROMPT_BYTES = 16;

/**
 * Returns the multiplications and additions of the products of a step's matrices: two for each weight and token
 * forward, twice as many backward, and the forward ones again with checkpoints.
 */
function productsOfStep({ spec, sequences, microBatches, checkpoint }: TrainingShape): number {
  const matrices = byteWeightShapes(spec).filter(
    ({ name, shape }) => shape.length > 1 && !name.startsWith("pos"),
  );
  const weights = matrices.reduce((sum, shape) => sum + elementsOf(shape), 0);
  return (checkpoint ? 8 : 6) * weights * sequences * spec.context * microBatches;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Times some steps. Returns undefined where the device has no time stamps. */
async function timeSteps(trainer: ByteTrainer): Promise<StepTime | undefined> {
  const times = [];
  for (let i = 0; i < TIMED_STEPS; i++) {
    const time = await trainer.timedStep();
    if (!time) return undefined;
    times.push(time);
  }
  const modelMs = median(times.map((time) => time.modelMs));
  const optimizerMs = median(times.map((time) => time.optimizerMs));
  return { modelMs, optimizerMs, optimizerShare: optimizerMs / (modelMs + optimizerMs) };
}

interface Lane {
  readonly order: BytesOrder;
  readonly text: ByteText;
  readonly bits: 32 | 8;
  readonly seed: number;
  /** Receives the run so far. */
  readonly report: (run: BytesRun) => void;
}

/** Trains one lane; reports after each reading. */
async function trainLane({ device }: OpenDevice, { order, text, bits, seed, report }: Lane): Promise<void> {
  const { steps, learningRate, warmUp, maps, budgetBytes, blockSize, sample } = order;
  const shape: TrainingShape = {
    ...order.shape,
    storage: bits === 32 ? { bits } : { bits, blockSize },
  };
  const plan = planMemory(shape);
  let run: BytesRun = { bits, seed, planned: bytesByKind(plan), plannedBytes: totalBytes(plan) };
  const tell = (more: Partial<BytesRun>) => {
    run = { ...run, ...more };
    report(run);
  };
  const config: ByteRun = {
    shape,
    maps,
    hyper: { learningRate },
    warmUp,
    seed,
    text: text.train,
    budgetBytes,
  };
  const before = liveBuffers(device).bytes;
  let trainer: ByteTrainer;
  try {
    trainer = await ByteTrainer.make(device, config);
  } catch (error) {
    if (!(error instanceof MemoryRefusedError)) throw error;
    tell({ refused: { ...error.refusal, sentence: error.message } });
    process.stderr.write(`${bits}-bit state, seed ${seed}: refused. ${error.message}\n`);
    return;
  }
  tell({ countedBytes: liveBuffers(device).bytes - before });
  const { spec, sequences } = shape;
  const test = evenBatches(text.heldOut, sequences, spec.context, TEST_BATCHES);
  const loss: number[] = [];
  const heldOut = [{ step: 0, loss: await trainer.heldOut(test) }];
  let seconds = 0;
  while (loss.length < steps) {
    const count =
      loss.length === 0 ? Math.min(WARM_STEPS, steps) : STEPS_A_READING - (loss.length % STEPS_A_READING);
    const started = performance.now();
    loss.push(...(await trainer.advance(Math.min(count, steps - loss.length))));
    if (loss.length > WARM_STEPS) seconds += (performance.now() - started) / 1000;
    if (loss.length % STEPS_A_TEST === 0 || loss.length === steps)
      heldOut.push({ step: loss.length, loss: await trainer.heldOut(test) });
    const stepsPerSecond = seconds > 0 ? (loss.length - WARM_STEPS) / seconds : undefined;
    tell({
      loss,
      heldOut,
      stepsPerSecond,
      teraflops: stepsPerSecond && (stepsPerSecond * productsOfStep(shape)) / 1e12,
    });
    process.stderr.write(
      `${bits}-bit state, seed ${seed}: step ${loss.length} of ${steps}, loss ${mean(loss.slice(-STEPS_A_READING)).toFixed(4)}, ` +
        `held out ${heldOut[heldOut.length - 1].loss.toFixed(4)}, ${stepsPerSecond?.toFixed(2) ?? "-"} steps/s\n`,
    );
  }
  if (sample > 0) {
    const length = Math.max(1, Math.min(PROMPT_BYTES, spec.context - sample));
    const starts = [0, 1, 2].map((i) => Math.floor((i * (text.heldOut.length - length)) / 3));
    const prompts = starts.map((start) => text.heldOut.subarray(start, start + length));
    const written = await trainer.samples(prompts, Math.min(sample, spec.context - length), TEMPERATURE);
    tell({ samples: written.map((bytes) => new TextDecoder().decode(bytes)) });
  }
  tell({ time: await timeSteps(trainer) });
  trainer.dispose();
}

/**
 * Trains all runs of an order, one after the other.
 *
 * @throws PlanError if the text is too short or a size cannot be, DeviceError if there is no GPU
 */
export async function trainBytes(order: BytesOrder): Promise<BytesResult> {
  const { shape, out } = order;
  const text = byteText(order.text ?? book.text, shape.spec.context);
  // Browsers round time stamps as a protection against timing attacks; shares of a step need exact ones.
  await installDawn(["disable-dawn-features=timestamp_quantization"]);
  const opened = await openDevice(navigator.gpu);
  const { rule, ...rest } = shape;
  const { bits, blockSize, map, seeds, steps, learningRate, warmUp, budgetBytes } = order;
  const runs: BytesRun[] = [];
  const result: BytesResult = {
    device: opened.name,
    software: isSoftware(opened.adapterInfo),
    date: new Date().toISOString(),
    parameters: weightsOf(shape.spec),
    settings: {
      ...rest,
      rule: rule.name,
      bits,
      blockSize,
      map,
      seeds,
      steps,
      learningRate,
      warmUp,
      budgetBytes,
      text: order.text === undefined ? "book" : "own",
      trainBytes: text.train.length,
    },
    runs,
  };
  for (const seed of seeds)
    for (const each of bits) {
      const place = runs.length;
      const report = (run: BytesRun) => {
        runs[place] = run;
        if (out) writeFileSync(out, `${JSON.stringify(result)}\n`);
      };
      await trainLane(opened, { order, text, bits: each, seed, report });
    }
  opened.close();
  return result;
}

const MIB = 2 ** 20;

/** Returns a summary of the results for readers. */
export function bytesSummary({ device, parameters, runs }: BytesResult): string {
  const lines = runs.map(({ bits, seed, planned, plannedBytes, refused, loss, heldOut, ...run }) => {
    const memory = Object.entries(planned).map(([kind, bytes]) => `${kind} ${(bytes / MIB).toFixed(1)}`);
    const end = refused
      ? `refused. ${refused.sentence}`
      : [
          `loss ${mean((loss ?? []).slice(-STEPS_A_READING)).toFixed(4)}`,
          `held out ${heldOut?.at(-1)?.loss.toFixed(4)}`,
          ...(run.stepsPerSecond && run.teraflops
            ? [
                `${run.stepsPerSecond.toFixed(2)} steps/s, ${run.teraflops.toPrecision(3)} TFLOP/s in products`,
              ]
            : []),
          ...(run.time ? [`optimizer ${(100 * run.time.optimizerShare).toFixed(1)} % of a step`] : []),
        ].join(", ");
    const written = (run.samples ?? []).map((sample) => `  ${JSON.stringify(sample)}`);
    const bytes = `${(plannedBytes / MIB).toFixed(1)} MiB (${memory.join(", ")})`;
    return [`${bits}-bit state, seed ${seed}: ${bytes}: ${end}`, ...written].join("\n");
  });
  return [`${parameters} parameters on ${device}`, ...lines].join("\n");
}
