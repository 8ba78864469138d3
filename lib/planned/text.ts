/** Training text for models on bytes: its bytes, the part that is held out, and batches of it. */
import type { Random } from "@/lib/numerics/random";
import { windowStarts } from "@/lib/tasks/language/windowStarts";
import { PlanError } from "./plan";

/** Share of a text, at its end, that the model never trains on. */
const HELD_OUT_SHARE = 0.1;

/** A text as bytes. */
export interface ByteText {
  readonly train: Uint8Array;
  readonly heldOut: Uint8Array;
}

/** A text that is too short for a model. */
export interface ShortText {
  /** Bytes of the text, and the fewest with which both of its parts have a window. */
  readonly bytes: number;
  readonly least: number;
  /** Tokens that the model sees at once. */
  readonly context: number;
}

/** Returns how a text of some bytes is too short for models of a context; undefined if it is long enough. */
export function shortText(bytes: number, context: number): ShortText | undefined {
  const least = Math.ceil((context + 2) / HELD_OUT_SHARE);
  return bytes < least ? { bytes, least, context } : undefined;
}

/**
 * Returns the UTF-8 bytes of a text, divided into training and held-out text.
 *
 * @param context tokens that a model sees at once
 * @throws PlanError if one of the two parts has no window of `context + 1` bytes
 */
export function byteText(text: string, context: number): ByteText {
  const bytes = new TextEncoder().encode(text);
  const at = Math.floor(bytes.length * (1 - HELD_OUT_SHARE));
  const short = shortText(bytes.length, context);
  if (short)
    throw new PlanError(
      "the length of the text",
      bytes.length,
      `at least ${short.least} bytes for a context of ${context}`,
    );
  return { train: bytes.subarray(0, at), heldOut: bytes.subarray(at) };
}

/** Sequences of bytes, and the byte after each, [sequences * context]. */
export interface ByteBatch {
  readonly ids: Uint32Array;
  readonly targets: Uint32Array;
}

/** Returns the sequences that begin at some places of a text. */
function batchFrom(bytes: Uint8Array, starts: readonly number[], context: number): ByteBatch {
  const at = (shift: number) =>
    Uint32Array.from(
      { length: starts.length * context },
      (_, i) => bytes[starts[Math.floor(i / context)] + (i % context) + shift],
    );
  return { ids: at(0), targets: at(1) };
}

/** Returns sequences from random places of a text. */
export const randomBatch = (
  bytes: Uint8Array,
  sequences: number,
  context: number,
  random: Random,
): ByteBatch => batchFrom(bytes, windowStarts(bytes.length, context, sequences, random), context);

/** Returns batches of sequences spread evenly over a text, always the same. */
export function evenBatches(
  bytes: Uint8Array,
  sequences: number,
  context: number,
  batches: number,
): ByteBatch[] {
  const room = bytes.length - context - 1;
  const count = batches * sequences;
  return Array.from({ length: batches }, (_, batch) => {
    const starts = Array.from({ length: sequences }, (_, i) =>
      Math.floor((room * (batch * sequences + i)) / Math.max(1, count - 1)),
    );
    return batchFrom(bytes, starts, context);
  });
}
