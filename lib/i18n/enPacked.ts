import type { Messages } from "./message";

/** The sentences about packed texts of links, in English. They are loaded with the code that packs. */
export const packedMessages = {
  "packed.tooLong":
    "{label}: {length} characters when compressed, and a link holds at most {most}. The link leaves them out.",
  "packed.damaged": "The packed part of this link is damaged or cut off.",
  "packed.long": "The packed part of this link is too long to be read.",
  "packed.more": "The packed part of this link holds more data than the page reads.",
} as const satisfies Messages<string>;

/** The key of a sentence about a packed text. */
export type PackedKey = keyof typeof packedMessages;
