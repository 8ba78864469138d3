/**
 * Numbers of parameters, counted from the published shapes of models: how the rounded numbers of PRESETS are checked,
 * and what the reader is told where the two differ.
 *
 * Only weights that are trained are counted; where input and output share an embedding it counts once.
 */

/** A stack of equal layers, a vocabulary and learned positions. */
interface Stack {
  readonly layers: number;
  /** d_model. */
  readonly width: number;
  readonly vocabulary: number;
}

/** Scale and shift. */
const norm = (width: number) => 2 * width;

/** One layer: four projections of attention, two of the feed-forward part (four times as wide), biases, two norms. */
const layer = (width: number) => 12 * width ** 2 + 9 * width + 2 * norm(width);

/** GPT-2: learned positions, norms before each part and at the end. */
export const gpt2Like = ({ layers, width, vocabulary }: Stack, positions: number) =>
  (vocabulary + positions) * width + layers * layer(width) + norm(width);

/** BLOOM: no positions to learn, and a norm over the embedding. */
export const bloomLike = ({ layers, width, vocabulary }: Stack) =>
  vocabulary * width + norm(width) + layers * layer(width) + norm(width);

/** RoBERTa: one embedding of a segment, a norm over the embedding, and a head that guesses masked words. */
export const robertaLike = ({ layers, width, vocabulary }: Stack, positions: number) => {
  const head = width ** 2 + width + norm(width) + vocabulary;
  return (vocabulary + positions + 1) * width + norm(width) + layers * layer(width) + head;
};

/**
 * OPT 350M alone has an embedding that is narrower than the model, with a projection to and from it, and no norm at
 * the end.
 */
export const narrowOpt = ({ layers, width, vocabulary }: Stack, positions: number, narrow: number) =>
  vocabulary * narrow + positions * width + 2 * narrow * width + layers * layer(width);

/** T5: an encoder and a decoder of so many layers each, no biases, norms with a scale only, positions by bucket. */
export const t5Like = (
  { layers, width, vocabulary }: Stack,
  {
    hidden,
    heads,
    headWidth,
  }: { readonly hidden: number; readonly heads: number; readonly headWidth: number },
) => {
  const attention = 4 * width * heads * headWidth;
  const feedForward = 2 * width * hidden;
  const encoder = layers * (attention + feedForward + 2 * width) + width;
  const decoder = layers * (2 * attention + feedForward + 3 * width) + width;
  const buckets = 2 * 32 * heads;
  return vocabulary * width + encoder + decoder + buckets;
};
