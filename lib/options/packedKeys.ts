/**
 * Keys of compressed texts in links, apart from the compression itself (longTexts.ts): pages without a long text do
 * without its script.
 */

/** Ending of the key of a packed text; keys of options have no dot. */
const PACKED_ENDING = ".z";

/** Longest text that stays readable in a link, characters as the address writes them. */
const PLAIN_CHARACTERS = 200;

/** Returns the key of an option's packed text. */
export const packedKey = (key: string): string => key + PACKED_ENDING;

/** Returns whether a query may hold a packed text. */
export const hasPackedText = (search: string): boolean => search.includes(`${PACKED_ENDING}=`);

/** Returns whether a text is so long that a link holds it packed. */
export const isLongText = (text: string): boolean => encodeURIComponent(text).length > PLAIN_CHARACTERS;
