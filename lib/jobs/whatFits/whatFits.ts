/** Trains the largest model that fits into a budget with 8-bit state, with 32-bit state and with 8-bit state. */
import { openDevice } from "@/lib/gpu/device";
import { DeviceError } from "@/lib/gpu/errors";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { DEFAULT_MAP } from "@/lib/numerics/stateMaps8";
import { adamTraining, type Fitting, rateFor, type Savings, whatFits } from "@/lib/planned/presets";
import { MemoryRefusedError, type Refusal } from "@/lib/planned/refusal";
import { byteText } from "@/lib/planned/text";
import { ByteTrainer } from "@/lib/planned/trainer";
import book from "@/lib/tasks/chars/book.json";

/** A budget to train in. */
export interface WhatFitsRequest {
  readonly budgetBytes: number;
  readonly savings: Savings;
  /** Steps of each lane. */
  readonly steps: number;
  /** The reader's own text; the text of the book where it is left out. */
  readonly text?: string;
}

/** One lane so far. */
export interface WhatFitsLane {
  readonly bits: 32 | 8;
  /** Present if memory ended before the first step. */
  readonly refused?: Refusal;
  /** Loss of each step, nats a byte. */
  readonly losses: readonly number[];
  /** A text that the model wrote when it was last asked; its beginning was given. */
  readonly written?: string;
}

/** What the training found so far. */
export interface WhatFitsPart {
  /** Steps that are done or refused, and those of both lanes. */
  readonly finished: number;
  readonly total: number;
  /** The adapter's name. */
  readonly device: string;
  readonly lanes: readonly WhatFitsLane[];
}

const SEED = 1;
const WRITTEN_BYTES = 48;
const PROMPT_BYTES = 24;
const TEMPERATURE = 0.7;
/** How often each lane writes: the last time at its end. */
const TIMES_WRITTEN = 3;

/** A training that loses its device more often than this fails. */
const MOST_LOSSES = 2;
/** The longest time from an error to the announcement of the loss that caused it, milliseconds. */
const ANNOUNCEMENT_MS = 200;
/** Time between two parts, milliseconds. */
const PART_MS = 250;

interface LaneOrder {
  readonly device: GPUDevice;
  readonly bits: 32 | 8;
  readonly fitting: Fitting;
  readonly request: WhatFitsRequest;
}

/** Trains one lane; yields it after each part. */
async function* trainLane({ device, bits, fitting, request }: LaneOrder): AsyncGenerator<WhatFitsLane> {
  const { budgetBytes, savings, steps } = request;
  const training = adamTraining(bits, savings);
  const { context, width } = fitting.spec;
  const { train, heldOut } = byteText(request.text ?? book.text, context);
  let trainer: ByteTrainer;
  try {
    trainer = await ByteTrainer.make(device, {
      shape: { ...training, ...fitting },
      maps: stateMaps(DEFAULT_MAP, 8, training.rule),
      hyper: { learningRate: rateFor(width) },
      warmUp: Math.ceil(steps / 10),
      seed: SEED,
      text: train,
      budgetBytes,
    });
  } catch (error) {
    if (!(error instanceof MemoryRefusedError)) throw error;
    yield { bits, refused: error.refusal, losses: [] };
    return;
  }
  try {
    const losses: number[] = [];
    const prompt = heldOut.subarray(0, PROMPT_BYTES);
    let written: string | undefined;
    for (let time = 1; time <= TIMES_WRITTEN; time++) {
      const until = Math.ceil((steps * time) / TIMES_WRITTEN);
      let atOnce = 1;
      while (losses.length < until) {
        const started = performance.now();
        losses.push(...(await trainer.advance(Math.min(atOnce, until - losses.length))));
        if (performance.now() - started < PART_MS / 2) atOnce *= 2;
        yield { bits, losses: [...losses], ...(written !== undefined && { written }) };
      }
      const [bytes] = await trainer.samples([prompt], WRITTEN_BYTES, TEMPERATURE);
      written = new TextDecoder().decode(bytes);
      yield { bits, losses: [...losses], written };
    }
  } finally {
    trainer.dispose();
  }
}

/** Trains both lanes on one device. @throws as `trainWhatFits`, and DeviceError "lost" if the device goes away */
async function* onOneDevice(gpu: GPU | undefined, request: WhatFitsRequest): AsyncGenerator<WhatFitsPart> {
  const { budgetBytes, savings, steps } = request;
  const fitting = whatFits(budgetBytes, savings).in8;
  if (!fitting) throw new Error("The budget is too small for every model; choose a larger one.");
  const opened = await openDevice(gpu);
  const gone = opened.lost.then((error) => {
    throw error;
  });
  gone.catch(() => {});
  try {
    const total = 2 * steps;
    const done: WhatFitsLane[] = [];
    for (const bits of [32, 8] as const) {
      let lane: WhatFitsLane = { bits, losses: [] };
      const parts = trainLane({ device: opened.device, bits, fitting, request });
      for (;;) {
        // A lost device answers nothing, or only errors that do not say so.
        const next = await Promise.race([parts.next(), gone]);
        if (next.done) break;
        lane = next.value;
        const finished = done.length * steps + (lane.refused ? steps : lane.losses.length);
        yield { finished, total, device: opened.name, lanes: [...done, lane] };
      }
      done.push(lane);
    }
  } catch (error) {
    // The error may come before the announcement of the loss that caused it.
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, ANNOUNCEMENT_MS))]);
    throw error;
  } finally {
    opened.close();
  }
}

/**
 * Trains both lanes, one after the other, each within the whole budget. If the device goes away, the same training is
 * repeated on another one, and yields only what it has not yielded before.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @throws DeviceError if there is no GPU or it goes away again and again, PlanError if the text is too short, Error if
 *   the budget is too small for every preset
 */
export async function* trainWhatFits(
  gpu: GPU | undefined,
  request: WhatFitsRequest,
): AsyncGenerator<WhatFitsPart> {
  let shown = 0;
  for (let losses = 0; ; losses++) {
    try {
      for await (const part of onOneDevice(gpu, request)) {
        if (part.finished < shown) continue;
        shown = part.finished;
        yield part;
      }
      return;
    } catch (error) {
      const lost = error instanceof DeviceError && error.code === "lost";
      if (!lost || losses >= MOST_LOSSES) throw error;
    }
  }
}
