import { checkLength } from "../blockChecks";
import { NumericsError } from "../errors";
import type { Floats } from "./floats";

/** The sizes of causal attention in several heads. */
export interface AttentionSize {
  readonly sequences: number;
  /** Tokens of a sequence. */
  readonly context: number;
  readonly heads: number;
  /** Length of a head's queries, keys and values; width = heads * depth. */
  readonly depth: number;
}

function checkSize(qkv: Floats, { sequences, context, heads, depth }: AttentionSize): void {
  for (const [name, value] of Object.entries({ sequences, context, heads, depth }))
    if (!Number.isSafeInteger(value) || value < 1)
      throw new NumericsError(name, value, "a whole number from 1");
  checkLength("qkv", qkv, sequences * context * 3 * heads * depth);
}

/** Calls `visit` for each query of each head with the index of its first value and its place in `logSums`. */
function eachQuery(
  { sequences, context, heads, depth }: AttentionSize,
  visit: (place: { sequence: number; query: number; first: number; row: number }) => void,
): void {
  for (let sequence = 0; sequence < sequences; sequence++)
    for (let head = 0; head < heads; head++)
      for (let query = 0; query < context; query++)
        visit({ sequence, query, first: head * depth, row: (sequence * heads + head) * context + query });
}

/**
 * Writes causal attention to `out`: for each query q of a head the mean of the values v of its own and all
 * earlier tokens, weighted by softmax(q k / sqrt(depth)).
 *
 * No score is kept. `logSums` holds the logarithm of the sum of a query's exponentials, from which a score's
 * share follows again: share = exp(score - logSum) (Dao and others, 2022).
 *
 * @param qkv queries, keys and values of each token, [sequences * context, 3 * heads * depth]
 * @param out [sequences * context, heads * depth]
 * @param logSums [sequences, heads, context]
 * @throws NumericsError if a size or a length does not fit
 */
export function attention(size: AttentionSize, qkv: Floats, out: Floats, logSums: Floats): void {
  checkSize(qkv, size);
  const { sequences, context, heads, depth } = size;
  const width = heads * depth;
  checkLength("out", out, sequences * context * width);
  checkLength("logSums", logSums, sequences * heads * context);
  const scale = 1 / Math.sqrt(depth);
  eachQuery(size, ({ sequence, query, first, row }) => {
    const token = sequence * context + query;
    const sums = new Float64Array(depth);
    let largest = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (let key = 0; key <= query; key++) {
      const other = (sequence * context + key) * 3 * width + first;
      let score = 0;
      for (let i = 0; i < depth; i++) score += qkv[token * 3 * width + first + i] * qkv[other + width + i];
      score *= scale;
      // The sums so far are relative to the largest score so far.
      const next = Math.max(largest, score);
      const shrink = Math.exp(largest - next);
      const weight = Math.exp(score - next);
      total = total * shrink + weight;
      for (let i = 0; i < depth; i++) sums[i] = sums[i] * shrink + weight * qkv[other + 2 * width + i];
      largest = next;
    }
    for (let i = 0; i < depth; i++) out[token * width + first + i] = sums[i] / total;
    logSums[row] = largest + Math.log(total);
  });
}

/**
 * Writes the gradient of the loss by queries, keys and values to `dqkv`, from scores that are computed again.
 *
 * With share p = exp(score - logSum) and mean = dout out over a query's values: dv += p dout,
 * dscore = p (dout v - mean), dq += dscore k / sqrt(depth), dk += dscore q / sqrt(depth).
 *
 * @param out the result of `attention`
 * @param logSums as `attention` wrote them
 * @param dout gradient by `out`, of its shape
 * @param dqkv of the shape of `qkv`
 * @throws NumericsError if a size or a length does not fit
 */
export function attentionGradient(
  size: AttentionSize,
  { qkv, out, logSums }: { readonly qkv: Floats; readonly out: Floats; readonly logSums: Floats },
  dout: Floats,
  dqkv: Floats,
): void {
  checkSize(qkv, size);
  checkLength("dout", dout, out.length);
  checkLength("dqkv", dqkv, qkv.length);
  const { context, heads, depth } = size;
  const width = heads * depth;
  const scale = 1 / Math.sqrt(depth);
  const sums = new Float64Array(qkv.length);
  eachQuery(size, ({ sequence, query, first, row }) => {
    const token = sequence * context + query;
    const own = token * 3 * width + first;
    const result = token * width + first;
    let mean = 0;
    for (let i = 0; i < depth; i++) mean += dout[result + i] * out[result + i];
    for (let key = 0; key <= query; key++) {
      const other = (sequence * context + key) * 3 * width + first;
      let score = 0;
      let dshare = 0;
      for (let i = 0; i < depth; i++) {
        score += qkv[own + i] * qkv[other + width + i];
        dshare += dout[result + i] * qkv[other + 2 * width + i];
      }
      const share = Math.exp(score * scale - logSums[row]);
      const dscore = share * (dshare - mean) * scale;
      for (let i = 0; i < depth; i++) {
        sums[own + i] += dscore * qkv[other + width + i];
        sums[other + width + i] += dscore * qkv[own + i];
        sums[other + 2 * width + i] += share * dout[result + i];
      }
    }
  });
  dqkv.set(sums);
}
