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
