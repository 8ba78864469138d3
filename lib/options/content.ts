/** Equality of plain data by content: objects made anew at each change of an option are often equal. */

/**
 * Returns the key of a value's content: two values have the same key when they have the same content.
 *
 * @param value plain data (what JSON can hold); NaN counts as null. The order of an object's fields does not matter.
 */
export const contentKey = (value: unknown): string => JSON.stringify(value, withSortedFields);

/** Replaces an object by an equal object whose fields are sorted; for JSON.stringify. */
function withSortedFields(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns whether two values have the same content; see `contentKey` for what they may be. */
export const equalByContent = (a: unknown, b: unknown): boolean => contentKey(a) === contentKey(b);
