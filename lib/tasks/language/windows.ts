/**
 * Training samples of a language model: sequences of tokens cut from a text, each with the tokens that
 * follow.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";
import type { Batch } from "../task";
import { windowStarts } from "./windowStarts";

/**
 * Returns sequences from random positions of a text, and as targets the same sequences shifted by one token.
 *
 * @param context tokens of a sequence
 * @returns inputs and targets, both int32 [batchSize, context]
 */
export function randomWindows(
  text: ArrayLike<number>,
  context: number,
  batchSize: number,
  random: Random,
): Batch {
  const inputs = new Int32Array(batchSize * context);
  const targets = new Int32Array(batchSize * context);
  for (const [row, start] of windowStarts(text.length, context, batchSize, random).entries()) {
    for (let i = 0; i < context; i++) {
      inputs[row * context + i] = text[start + i];
      targets[row * context + i] = text[start + i + 1];
    }
  }
  return {
    inputs: tf.tensor2d(inputs, [batchSize, context], "int32"),
    targets: tf.tensor2d(targets, [batchSize, context], "int32"),
  };
}

/**
 * Returns adjacent sequences from the beginning of a text, and as targets the same sequences shifted by one
 * token.
 *
 * @param context tokens of a sequence
 * @param most largest number of tokens in all sequences; at least one sequence is returned
 * @returns inputs and targets, both int32 [sequences, context]
 */
export function windowsInTurn(text: ArrayLike<number>, context: number, most: number): Batch {
  const rows = Math.max(1, Math.floor(Math.min(most, text.length - 1) / context));
  const at = (shift: number) => Int32Array.from({ length: rows * context }, (_, i) => text[i + shift]);
  return {
    inputs: tf.tensor2d(at(0), [rows, context], "int32"),
    targets: tf.tensor2d(at(1), [rows, context], "int32"),
  };
}
