import type { Messages } from "@/lib/i18n/message";
import { UNEXPECTED } from "@/lib/i18n/unexpected";

/**
 * The words of the page that stands in place of one that failed, in English. They are apart from those of the shell: every
 * page fetches its error page, and needs no other message for it.
 */
export const errorMessages = {
  stopped: "This page has stopped",
  why: "A part of it failed. {problem} Nothing that you have read or set is lost.",
  unexpected: UNEXPECTED,
  again: "Try again",
} as const satisfies Messages<string>;

/** The words of the error page in a language. */
export type ErrorWords = Readonly<Record<keyof typeof errorMessages, string>>;
