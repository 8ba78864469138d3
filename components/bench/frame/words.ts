import { messages as labMessages } from "@/components/figures/training-lab/messages";
import type { Locale } from "@/lib/i18n/locales";
import type { Messages } from "@/lib/i18n/message";
import { makeWords, type WordList, type Words } from "@/lib/i18n/words";
import { messages } from "../messages";

const frameMessages = { ...messages, ...labMessages };

type FrameKey = keyof typeof frameMessages;

/** Finds the words of the bench at rest: its own, and those of the table of lanes. */
export type FrameWords = Words<FrameKey>;

export const englishFrame: FrameWords = makeWords("en", frameMessages);

/**
 * Returns the words of the bench at rest in another language.
 *
 * @param list all words of the bench, with those of the figures whose parts it shows
 */
export const frameWords = (locale: Locale, list: WordList): FrameWords =>
  makeWords(locale, list as Messages<FrameKey>);
