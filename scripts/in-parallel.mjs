/**
 * Works on items, several at a time, and returns the results in the order of the items. The next item is begun when an
 * earlier one is done.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} jobs how many at a time, 1 or more
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} rejects with the first error of `work`
 */
export async function inParallel(items, jobs, work) {
  const results = new Array(items.length);
  let next = 0;
  const workOff = async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await work(items[i]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, workOff));
  return results;
}
