import type { Messages } from "@/lib/i18n/message";

/** The words of the page for addresses that do not exist, in English. */
export const notFoundMessages = {
  title: "No such page · Blockwise",
  heading: "There is no such page",
  lead: "The address may be old or mistyped. This is what the book holds:",
} as const satisfies Messages<string>;

/** The words of the page in a language. */
export type NotFoundWords = Readonly<Record<keyof typeof notFoundMessages, string>>;
