import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages in English that the figures of jobs on weights share. Their message files hold them too. */
export const weightsMessages = {
  "weights.computing": "computing, {share}",
  "weights.training": "Training the model…",
  "weights.workers": { one: "{count} worker", other: "{count} workers" },
} as const satisfies Messages<string>;

/** Finds the words that the figures of jobs on weights share. */
export type WeightsWords = Words<keyof typeof weightsMessages>;

export const english: WeightsWords = makeWords("en", weightsMessages);
