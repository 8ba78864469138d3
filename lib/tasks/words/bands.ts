/** Words sorted into bands by how frequent they are, and the picture of the task `words`, which has a value a band. */

/** Ranks from `first` to `last`, both included, from 1. */
export interface Band {
  readonly first: number;
  readonly last: number;
}

/** Each band twice as wide as the one before it: 1, 2-3, 4-7, ... Under Zipf's law each is used about as often. */
export function bandsOf(vocabulary: number): Band[] {
  const bands: Band[] = [];
  for (let first = 1; first <= vocabulary; first *= 2)
    bands.push({ first, last: Math.min(2 * first - 1, vocabulary) });
  return bands;
}

/** The band of a rank from 1. */
export const bandOfRank = (rank: number): number => 31 - Math.clz32(rank);

/** A band and what a model does with its words. */
export interface BandMeasure extends Band {
  /** How many words of the test text are of this band. */
  readonly tested: number;
  /** Mean cross entropy of those words, nats; 0 if there are none. */
  readonly loss: number;
  /** Mean length of the rows that the embedding has for the words of this band. */
  readonly norm: number;
}

/** What `samples` holds: first rank, last rank and number of tested words of each band. */
export const packBands = (bands: readonly Band[], tested: ArrayLike<number>): Float32Array =>
  Float32Array.from(bands.flatMap(({ first, last }, i) => [first, last, tested[i]]));

/**
 * Read a picture of the task `words`: the losses of all bands, then the norms.
 *
 * @param samples the task's, as `packBands` gives them
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
