/** Writes text with a language model. */
import type { PlainTransformer } from "@/lib/nn/plainTransformer";
import type { Random } from "@/lib/numerics/random";

/**
 * Returns Gumbel noise, -log(-log u): argmax(logits / temperature + noise) is a character drawn with the
 * probabilities softmax(logits / temperature). Lanes that use the same noise write the same text as long as
 * their logits agree.
 */
export function gumbelNoise(count: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => -Math.log(-Math.log(random.uniform() + 2 ** -25)));
}

/** What to write, and how. */
export interface Writing {
  /** Numbers of the prompt's characters, at most as many as the model's context. */
  readonly prompt: ArrayLike<number>;
  /** `gumbelNoise` for each character to write, [characters, vocabulary]. */
  readonly noise: Float32Array;
  /** 0 or more; at 0 the likeliest character is taken and the noise has no effect. */
  readonly temperature: number;
  /** Characters that the model sees at once. */
  readonly context: number;
}

/**
 * Continues a text. When the context is full, the model restarts with the second half of the context.
 *
 * @returns numbers of the prompt's and of the written characters
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

/** Returns the index of the largest value; 0 if all values are NaN, as in a lane that has diverged. */
function largest(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
