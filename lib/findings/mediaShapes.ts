/** Numbers of parameters of models of sound and pictures, counted from the code that defines them. */

/** A linear layer with a bias. */
const linear = (from: number, to: number) => from * to + to;

/** A linear layer, an activation and a linear layer, each with a bias. */
const twoLayers = (from: number, hidden: number, to: number) => linear(from, hidden) + linear(hidden, to);

/** Scale and shift. */
const norm = (width: number) => 2 * width;

/** The shape of a Whisper model; encoder and decoder have the same width and number of layers. */
export interface WhisperShape {
  /** Layers of the encoder, and of the decoder. */
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
  /** Frequency bands of the spectrogram. */
  readonly bands: number;
  /** Learned positions of the decoder; the sinusoids of the encoder are not trained. */
  readonly positions: number;
}

/**
 * Counts Whisper (https://github.com/openai/whisper/blob/main/whisper/model.py): two convolutions over three frames,
 * layers of GPT-2 without the bias of the keys, a second attention in the decoder, and an embedding that the output
 * shares.
 */
export function whisperLike({ layers, width, vocabulary, bands, positions }: WhisperShape): number {
  const attention = 3 * linear(width, width) + width ** 2;
  const block = norm(width) + attention + norm(width) + twoLayers(width, 4 * width, width);
  const convolutions = linear(3 * bands, width) + linear(3 * width, width);
  const encoder = convolutions + layers * block + norm(width);
  const decoder = (vocabulary + positions) * width + layers * (block + norm(width) + attention) + norm(width);
  return encoder + decoder;
}

/** The shape of a Flux transformer. */
export interface FluxShape {
  /** Blocks with separate weights for picture and text. */
  readonly doubleBlocks: number;
  /** Blocks with one set of weights for picture and text. */
  readonly singleBlocks: number;
  readonly width: number;
  readonly heads: number;
  /** Values of a latent patch, which are both input and output. */
  readonly channels: number;
  /** Width of the embedding of a text token. */
  readonly text: number;
  /** Width of the embedding of the whole text. */
  readonly vector: number;
  /** Whether the strength of the guidance is an input. */
  readonly guidance: boolean;
}

/** Values of the sinusoids of a time step, in Flux. */
const FLUX_TIME = 256;

/**
 * Counts the transformer of Flux, without text encoders and autoencoder (model.py and modules/layers.py in
 * https://github.com/black-forest-labs/flux/tree/main/src/flux): norms of layers have no weights, and a linear layer of
 * the conditioning gives their scales, shifts and gates.
 */
export function fluxLike(shape: FluxShape): number {
  const { doubleBlocks, singleBlocks, width, heads, channels, text, vector, guidance } = shape;
  const hidden = 4 * width;
  const headNorms = 2 * (width / heads);
  const attention = linear(width, 3 * width) + headNorms + linear(width, width);
  const stream = linear(width, 6 * width) + attention + twoLayers(width, hidden, width);
  const single =
    linear(width, 3 * width) + linear(width, 3 * width + hidden) + linear(width + hidden, width) + headNorms;
  const conditions =
    (guidance ? 2 : 1) * twoLayers(FLUX_TIME, width, width) + twoLayers(vector, width, width);
  const inputs = linear(channels, width) + linear(text, width);
  const last = linear(width, 2 * width) + linear(width, channels);
  return inputs + conditions + 2 * doubleBlocks * stream + singleBlocks * single + last;
}

/** The shape of a UNet with transformers, as in Stable Diffusion. */
export interface UnetShape {
  /** Channels of the picture that goes in and comes out. */
  readonly channels: number;
  /** Width at full resolution. */
  readonly width: number;
  /** For each resolution, the highest first: its width in multiples of `width`, and transformer blocks in a stage. */
  readonly levels: readonly { readonly factor: number; readonly depth: number }[];
  /** Residual blocks of a level on the way down; one more on the way up. */
  readonly blocks: number;
  /** Width of the embedding of a text token. */
  readonly context: number;
  /** Width of the vector of all other conditions. */
  readonly vector: number;
}

/** A 3 by 3 convolution with a bias. */
const convolution = (from: number, to: number) => linear(9 * from, to);

/** Returns the width of each level, and the number of its stages with a transformer: the lowest has the middle too. */
export const unetStages = ({ width, levels, blocks }: UnetShape) =>
  levels.map(({ factor, depth }, i) => ({
    width: factor * width,
    depth,
    stages: 2 * blocks + 1 + (i === levels.length - 1 ? 1 : 0),
  }));

/**
 * Counts a UNet without text encoders and autoencoder (openaimodel.py and attention.py in
 * https://github.com/Stability-AI/generative-models/tree/main/sgm/modules).
 */
export function unetLike(shape: UnetShape): number {
  const { channels, width, levels, blocks, context, vector } = shape;
  const time = 4 * width;
  const residual = (from: number, to: number) =>
    norm(from) +
    convolution(from, to) +
    linear(time, to) +
    norm(to) +
    convolution(to, to) +
    (from === to ? 0 : linear(from, to));
  const transformer = (wide: number) => {
    const own = 3 * wide ** 2 + linear(wide, wide);
    const cross = wide ** 2 + 2 * context * wide + linear(wide, wide);
    return 3 * norm(wide) + own + cross + linear(wide, 8 * wide) + linear(4 * wide, wide);
  };
  const transformers = unetStages(shape)
    .filter(({ depth }) => depth > 0)
    .reduce(
      (sum, { width: wide, depth, stages }) =>
        sum + stages * (norm(wide) + 2 * linear(wide, wide) + depth * transformer(wide)),
      0,
    );
  let count = twoLayers(width, time, time) + twoLayers(vector, time, time) + transformers;
  let at = width;
  // Widths of all results on the way down: the way up takes them in, the last first.
  const kept = [at];
  count += convolution(channels, at);
  levels.forEach(({ factor }, level) => {
    for (let i = 0; i < blocks; i++) {
      count += residual(at, factor * width);
      at = factor * width;
      kept.push(at);
    }
    if (level === levels.length - 1) return;
    count += convolution(at, at);
    kept.push(at);
  });
  count += 2 * residual(at, at);
  [...levels].reverse().forEach(({ factor }, fromBelow) => {
    for (let i = 0; i <= blocks; i++) {
      count += residual(at + (kept.pop() ?? 0), factor * width);
      at = factor * width;
    }
    if (fromBelow < levels.length - 1) count += convolution(at, at);
  });
  return count + norm(at) + convolution(at, channels);
}
