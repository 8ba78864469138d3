/**
 * Returns an error's message, which is a sentence for the errors of this project, or any other value as text.
 */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
