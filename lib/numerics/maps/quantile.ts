import { NumericsError } from "../errors";
import { makeRandom } from "../random";
import { mapFamilyOf } from "./family";
import type { MapRequest, QuantizationMap } from "./map";

/** Values that the reference's kernel sorts at once; larger samples are cut up and the quantiles averaged. */
const CHUNK = 4096;
/** Quantiles read from each chunk; fewer bits keep a part of them. */
const QUANTILES = 256;

/**
 * Quantile quantization: every code is used about equally often by data like the sample.
 *
 * Reference `create_quantile_map` (removed from the library after 0.45): 2^bits - 1 quantiles, 0 added,
 * sorted, divided by the largest magnitude. Quantiles are order statistics of chunks of 4096 values, averaged
 * over the chunks; a remainder shorter than a chunk is left out, unless it is the whole sample.
 *
 * @param sample 256 or more finite values, not all zero; an unsigned request needs values of 0 or more
 * @throws NumericsError if the sample or the number of bits is not usable
 */
export function quantileMap(sample: Float32Array, request: MapRequest): QuantizationMap {
  const { bits, signed } = request;
  if (!Number.isInteger(bits) || bits < 2 || bits > 8) {
    throw new NumericsError("bits", bits, "a whole number from 2 to 8");
  }
  return { name: "quantile", label: "quantile", bits, signed, values: quantileValues(sample, request) };
}

function quantileValues(sample: Float32Array, request: MapRequest): Float32Array {
  return quantileTable(sample, request).values;
}

/**
 * The quantiles of a sample as a map's values, and the largest of them in magnitude.
 *
 * Values multiplied by `extent` are the quantiles themselves: with `extent` as the absmax of a block that is
 * the whole sample, each value is stored as the nearest quantile, and what lies beyond the last one is cut
 * off there.
 */
export function quantileTable(
  sample: Float32Array,
  { bits, signed }: MapRequest,
): { readonly values: Float32Array; readonly extent: number } {
  checkSample(sample, signed);
  const wanted = 2 ** bits - 1;
  // Half a quantile is left out at each end, so that the outermost codes do not sit on a single extreme
  // value.
  const offset = 1 / (2 * wanted);
  const estimates = estimateQuantiles(sample, offset);
  const values = new Float32Array(wanted + 1);
  for (let i = 0; i < wanted; i++) {
    values[i] = estimates[Math.floor((i * (QUANTILES - 1)) / (wanted - 1))];
  }
  values.sort();
  const extent = Math.max(-values[0], values[wanted]);
  if (extent === 0) throw new NumericsError("sample", "zero at every quantile", "spread over several values");
  return { values: values.map((value) => value / extent), extent };
}

/** 256 order statistics from quantile `offset` to 1 - offset, averaged over the sample's chunks. */
function estimateQuantiles(sample: Float32Array, offset: number): Float32Array {
  const chunkLength = Math.min(CHUNK, sample.length);
  const chunks = Math.floor(sample.length / chunkLength);
  const sums = new Float32Array(QUANTILES);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const sorted = sample.slice(chunk * chunkLength, (chunk + 1) * chunkLength).sort();
    for (let i = 0; i < QUANTILES; i++) {
      const quantile = offset + (i * (1 - 2 * offset)) / (QUANTILES - 1);
      sums[i] += sorted[Math.round(quantile * (chunkLength - 1))] / chunks;
    }
  }
  return sums;
}

function checkSample(sample: Float32Array, signed: boolean): void {
  if (sample.length < QUANTILES) {
    throw new NumericsError("the length of sample", sample.length, `${QUANTILES} or more`);
  }
  for (const value of sample) {
    if (!Number.isFinite(value)) throw new NumericsError("a value of sample", value, "finite");
    if (!signed && value < 0) {
      throw new NumericsError("a value of sample", value, "0 or more for an unsigned map");
    }
  }
}

/** A fixed sample for readers who bring no data: normal gradients, and their squares for the unsigned map. */
function standardSample(signed: boolean): Float32Array {
  const random = makeRandom(2110, 2861);
  return Float32Array.from({ length: 16 * CHUNK }, () => {
    const value = random.normal();
    return signed ? value : value * value;
  });
}

/**
 * The quantile map of standard normal data (unsigned: of its squares, as a second moment holds).
 *
 * It is only as good as that guess. For data at hand use `quantileMap`.
 */
export const quantile = mapFamilyOf({
  name: "quantile",
  label: "quantile",
  summary: "Places its codes where normally distributed values are equally frequent, whatever their size.",
  offer: "2 to 8 bits",
  offers: () => true,
  values: (request) => quantileValues(standardSample(request.signed), request),
});
