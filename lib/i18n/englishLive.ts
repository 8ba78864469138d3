import { deviceMessages } from "./enDevice";
import { type FailureKey, failureMessages } from "./enFailure";
import { type LiveKey, liveMessages } from "./enLive";
import { type Said, say } from "./said";
import { makeTranslate, type Translate } from "./translate";

/** The key of a message about a run or its failure. */
export type RunKey = FailureKey | LiveKey;

/** Finds the messages of figures that train. */
export type LiveWords = Translate<RunKey>;

/** Returns the messages of figures that train in English. */
export const englishLive: LiveWords = makeTranslate("en", {
  ...deviceMessages,
  ...failureMessages,
  ...liveMessages,
});

/** Returns words in English, for programs whose users are programmers. */
export const inEnglish = (said: Said<RunKey>): string => say(englishLive, said);
