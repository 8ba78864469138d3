/** Equality of plain data by content: objects made anew at each change of an option are often equal. */

/**
 * Returns the key of a value's content: two values have the same key when they have the same content.
 *
 * @param value plain data (what JSON can hold), with the fields of its objects in a fixed order; NaN counts
 *   as null
 */
export const contentKey = (value: unknown): string => JSON.stringify(value);

/** Returns whether two values have the same content; see `contentKey` for what they may be. */
export const equalByContent = (a: unknown, b: unknown): boolean => contentKey(a) === contentKey(b);
