/** Text written by a language model, on the device: no character is read back before the whole is. */
import * as tf from "@tensorflow/tfjs-core";
import type { Past, Transformer } from "@/lib/nn/transformer";
import type { Random } from "@/lib/numerics/random";

/**
 * Noise that makes a draw of a maximum: argmax(logits / temperature + noise) is a character drawn with the
 * probabilities softmax(logits / temperature), if the noise is Gumbel's, -log(-log u). Lanes that use the same noise
 * write the same text for as long as they believe the same.
 *
 * @returns [characters, texts, vocabulary]
 */
export function gumbelNoise(
  characters: number,
  texts: number,
  vocabulary: number,
  random: Random,
): tf.Tensor3D {
  const values = new Float32Array(characters * texts * vocabulary);
  for (let i = 0; i < values.length; i++) values[i] = -Math.log(-Math.log(random.uniform() + 2 ** -25));
  return tf.tensor3d(values, [characters, texts, vocabulary]);
}

export interface Writing {
  /** int32 [texts, characters], not longer than the model's context. */
  readonly prompts: tf.Tensor2D;
  /** [characters to write, texts, vocabulary] */
  readonly noise: tf.Tensor3D;
  /** 0 takes the likeliest character each time. */
  readonly temperature: number;
  /** Characters that the model sees at once. */
  readonly context: number;
}

/**
 * Continue several texts at once.
 *
 * Keys and values of earlier characters are kept, so that a new one costs one row. When the context is full, the
 * model begins anew with its second half.
 *
 * @returns int32 [texts, prompt and written characters]
 */
export function write(
  model: Transformer,
  variables: readonly tf.Tensor[],
  { prompts, noise, temperature, context }: Writing,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [count, texts, vocabulary] = noise.shape;
    const written: tf.Tensor2D[] = [prompts];
    let unseen: tf.Tensor2D = prompts;
    let seen = 0;
    let past: Past | undefined;
    for (let i = 0; i < count; i++) {
      if (seen + unseen.shape[1] > context) {
        const whole = tf.concat(written, 1);
        const half = context >> 1;
        unseen = tf.slice(whole, [0, whole.shape[1] - half], [texts, half]);
        past = undefined;
        seen = 0;
      }
      const length = unseen.shape[1];
      const answer = model.next(variables, unseen, past);
      const logits = tf.slice(
        tf.reshape(answer.logits, [texts, length, vocabulary]),
        [0, length - 1, 0],
        [texts, 1, vocabulary],
      );
      const scores = tf.reshape(logits, [texts, vocabulary]);
      const drawn =
        temperature === 0
          ? scores
          : tf.add(
              tf.div(scores, temperature),
              tf.reshape(tf.slice(noise, [i, 0, 0], [1, texts, vocabulary]), [texts, vocabulary]),
            );
      unseen = tf.reshape(tf.argMax(drawn, 1), [texts, 1]);
      written.push(unseen);
      past = answer.past;
      seen += length;
    }
    return tf.concat(written, 1);
  });
}
