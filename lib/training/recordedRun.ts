/**
 * A finished run as data, for a figure to show until the reader's own run has something to show. The same code
 * made it (`recordRun.ts`) as makes the reader's run.
 */

import type { MovesOfSteps } from "@/lib/numerics/moves";
import { decodeBase64, encodeBase64 } from "@/lib/options/base64";
import { equalByContent } from "@/lib/options/content";
import type { RunConfig } from "./config";
import { type PackedMoves, packMoves, unpackMoves } from "./packedMoves";
import type { Drawing, TensorLedger } from "./report";

/** A run of some steps: what it trained, where, and what came out. */
export interface RecordedRun {
  readonly config: RunConfig;
  /** Number of steps. */
  readonly steps: number;
  /** Name of the engine that trained it. */
  readonly device: string;
  readonly tensors: readonly TensorLedger[];
  /** The task's samples, see the task. */
  readonly samples: Float32Array;
  /** Loss of each lane, [steps] each. */
  readonly losses: readonly Float32Array[];
  /** Cosine of the updates of lane 0 and each other lane, [steps] each. */
  readonly cosines: readonly Float32Array[];
  /** Moves of the weights of each lane. */
  readonly moves: readonly MovesOfSteps[];
  /** Pictures, held-out metric and code counts after the last step. */
  readonly drawing: Drawing;
}

/** A recorded run as JSON. Floats are base64 text of their bytes; pictures have 256 levels. */
export interface PackedRun {
  readonly config: RunConfig;
  readonly steps: number;
  readonly device: string;
  readonly tensors: readonly TensorLedger[];
  readonly samples: string;
  readonly losses: readonly string[];
  readonly cosines: readonly string[];
  readonly moves: readonly PackedMoves[];
  readonly pictures: readonly PackedPicture[];
  readonly heldOut: readonly number[];
  readonly codeCounts: readonly (readonly (readonly number[])[])[];
}

interface PackedPicture {
  /** Values of the levels 0 and 255. */
  readonly range: readonly [number, number];
  /** One byte a value. */
  readonly levels: string;
}

/** Largest level of a packed picture. */
const TOP_LEVEL = 255;

const packFloats = (values: Float32Array) =>
  encodeBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
const unpackFloats = (text: string) => new Float32Array(decodeBase64(text).buffer);

function packPicture(values: Float32Array): PackedPicture {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const scale = high > low ? TOP_LEVEL / (high - low) : 0;
  return {
    range: [low, high],
    levels: encodeBase64(Uint8Array.from(values, (value) => Math.round((value - low) * scale))),
  };
}

const unpackPicture = ({ range: [low, high], levels }: PackedPicture) =>
  Float32Array.from(decodeBase64(levels), (level) => low + ((high - low) * level) / TOP_LEVEL);

/**
 * Returns a run as JSON; values of pictures are rounded to 256 levels, short moves to two digits, all other numbers
 * are exact.
 */
export function packRun({ samples, losses, cosines, moves, drawing, ...rest }: RecordedRun): PackedRun {
  return {
    ...rest,
    samples: packFloats(samples),
    losses: losses.map(packFloats),
    cosines: cosines.map(packFloats),
    moves: moves.map(packMoves),
    pictures: drawing.pictures.map(packPicture),
    heldOut: drawing.heldOut,
    codeCounts: drawing.codeCounts.map((states) => states.map((counts) => [...counts])),
  };
}

/** Returns the run that `packRun` wrote. */
export function unpackRun({
  samples,
  losses,
  cosines,
  moves,
  pictures,
  heldOut,
  codeCounts,
  ...rest
}: PackedRun): RecordedRun {
  return {
    ...rest,
    samples: unpackFloats(samples),
    losses: losses.map(unpackFloats),
    cosines: cosines.map(unpackFloats),
    moves: moves.map(unpackMoves),
    drawing: {
      pictures: pictures.map(unpackPicture),
      heldOut,
      codeCounts: codeCounts.map((states) => states.map((counts) => Uint32Array.from(counts))),
    },
  };
}

/** Whether a recorded run is the beginning of a run: equal in everything but the step at which it ends. */
export const isBeginningOf = (recorded: RecordedRun, config: RunConfig): boolean =>
  recorded.steps <= config.maxSteps &&
  equalByContent({ ...recorded.config, maxSteps: 0 }, { ...config, maxSteps: 0 });
