/** What the losses of the programs say about 32-bit and 8-bit state. */

/** Share of a loss by which losses with 32-bit state may differ after all steps: rounding, which training enlarges. */
export const ROUNDING = 5e-3;

/** @typedef {{ name: string, seed: number, train: number[], ours32: number[], ours8: number[] }} Row losses of the steps of one program with one seed */
/**
 * @typedef {object} Summary of one program over its seeds
 * @property {string} name
 * @property {number} rounding largest difference of a loss with 32-bit state from that of `tf.train`, as a share
 * @property {number} mean last loss with `tf.train`, averaged over seeds
 * @property {number} off largest difference of the last loss with 8-bit state from that of `tf.train`
 * @property {number} band difference of the largest and the smallest last loss with `tf.train`
 */

const last = (losses) => losses[losses.length - 1];

/**
 * @param {readonly Row[]} rows
 * @returns {Summary[]} one for each program, in their order
 */
export function summarize(rows) {
  return [...new Set(rows.map(({ name }) => name))].map((name) => {
    const own = rows.filter((row) => row.name === name);
    const ends = own.map(({ train }) => last(train));
    return {
      name,
      rounding: Math.max(
        ...own.flatMap(({ train, ours32 }) =>
          train.map((loss, i) => Math.abs(loss - ours32[i]) / Math.abs(loss)),
        ),
      ),
      mean: ends.reduce((sum, loss) => sum + loss, 0) / ends.length,
      off: Math.max(...own.map(({ train, ours8 }) => Math.abs(last(ours8) - last(train)))),
      band: Math.max(...ends) - Math.min(...ends),
    };
  });
}
