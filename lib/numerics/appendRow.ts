/** Number of words before the first row: the count of rows, and padding to 16 bytes. */
const HEADER_WORDS = 4;

/**
 * Appends one row of words to a list, so that the numbers of many steps can be read at once. Words, not floats:
 * a NaN keeps its bits. A row beyond the end of the list is counted and dropped.
 *
 * @param row the words of one step
 * @param list the number of rows appended so far, 3 words of padding, then the rows; changed
 */
export function appendRow(row: Uint32Array, list: Uint32Array): void {
  const start = HEADER_WORDS + list[0] * row.length;
  if (start + row.length <= list.length) list.set(row, start);
  list[0]++;
}
