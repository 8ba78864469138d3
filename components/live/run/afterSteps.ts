import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";

/**
 * Returns the beginning of a caption, "After 240 steps", which for a recorded run says that it is recorded.
 *
 * @param step number of steps
 * @param recordedOn name of the engine of a recorded run; undefined for the reader's own run
 * @param t finds the words; in English, if left out
 */
export const afterSteps = (
  step: number,
  recordedOn: string | undefined,
  t: LiveWords = englishLive,
): string =>
  recordedOn === undefined
    ? t("live.after", { count: step })
    : t("live.afterRecorded", { device: recordedOn, count: step });
