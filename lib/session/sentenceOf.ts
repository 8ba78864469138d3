/** What there is to say of an error: its message is a sentence where we made it. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
