/** Text written by a language model. */
import type { PlainTransformer } from "@/lib/nn/plainTransformer";
import type { Random } from "@/lib/numerics/random";

/**
 * Noise that makes a draw of a maximum: argmax(logits / temperature + noise) is a character drawn with the
 * probabilities softmax(logits / temperature), if the noise is Gumbel's, -log(-log u). Lanes that use the same noise
 * write the same text for as long as they believe the same.
 */
export function gumbelNoise(count: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => -Math.log(-Math.log(random.uniform() + 2 ** -25)));
}

export interface Writing {
  /** Numbers of characters, not more than the model's context. */
  readonly prompt: ArrayLike<number>;
  /** `gumbelNoise` for each character to write, [characters, vocabulary]. */
  readonly noise: Float32Array;
  /** At 0 the likeliest character is taken, whatever the noise. */
  readonly temperature: number;
  /** Characters that the model sees at once. */
  readonly context: number;
}

/**
 * Continue a text. When the context is full, the model begins anew with its second half.
 *
 * @returns prompt and written characters, by their numbers
 */
export function write(model: PlainTransformer, { prompt, noise, temperature, context }: Writing): number[] {
  const written = Array.from(prompt);
  let read = model();
  let seen = 0;
  let unseen = written.slice();
  for (let used = 0; used < noise.length; ) {
    if (seen + unseen.length > context) {
      read = model();
      seen = 0;
      unseen = written.slice(-(context >> 1));
    }
    const logits = unseen.map(read)[unseen.length - 1];
    seen += unseen.length;
    const drawn =
      temperature === 0 ? logits : logits.map((value, id) => value / temperature + noise[used + id]);
    used += logits.length;
    const next = largest(drawn);
    written.push(next);
    unseen = [next];
  }
  return written;
}

/** Place of the largest value; 0 where none is a number, as after a lane has left their range. */
function largest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
