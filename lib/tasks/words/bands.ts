/**
 * Bands of words by frequency, and the layout of the words task's samples and picture, which have values per
 * band.
 */

/** Ranks of frequency from `first` to `last`, both included; the most frequent word has rank 1. */
export interface Band {
  readonly first: number;
  readonly last: number;
}

/**
 * Returns bands that double in width: 1, 2-3, 4-7, ... Under Zipf's law all bands occur about equally often.
 */
export function bandsOf(vocabulary: number): Band[] {
  const bands: Band[] = [];
  for (let first = 1; first <= vocabulary; first *= 2)
    bands.push({ first, last: Math.min(2 * first - 1, vocabulary) });
  return bands;
}

/** Returns the index of the band of a rank, 1 or more. */
export const bandOfRank = (rank: number): number => 31 - Math.clz32(rank);

/** A band and the measurements of a model on its words. */
export interface BandMeasure extends Band {
  /** Number of words of the test text in this band. */
  readonly tested: number;
  /** Mean cross entropy of these words, nats; 0 if there are none. */
  readonly loss: number;
  /** Mean Euclidean norm of the embedding rows of this band's words. */
  readonly norm: number;
}

/** Returns the samples of the words task: first rank, last rank and number of tested words, [bands, 3]. */
export const packBands = (bands: readonly Band[], tested: ArrayLike<number>): Float32Array =>
  Float32Array.from(bands.flatMap(({ first, last }, i) => [first, last, tested[i]]));

/**
 * Decodes a picture of the words task.
 *
 * @param picture the losses of all bands, then the norms, [2, bands]
 * @param samples the task's samples, made by `packBands`
 */
export function readBands(picture: Float32Array, samples: Float32Array): BandMeasure[] {
  const count = samples.length / 3;
  return Array.from({ length: count }, (_, i) => ({
    first: samples[3 * i],
    last: samples[3 * i + 1],
    tested: samples[3 * i + 2],
    loss: picture[i],
    norm: picture[count + i],
  }));
}
