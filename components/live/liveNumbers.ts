/** Numbers with their nouns, in the language of the words. */
import { printCount, printOrdinal, printTwoDigits } from "@/components/charts/format";
import type { LiveWords } from "@/lib/i18n/englishLive";

/** Returns a length in learning rates, with two digits: "1 learning rate", "1.4 learning rates". */
export function learningRates(t: LiveWords, length: number): string {
  const size = printTwoDigits(length);
  return t("live.learningRates", { count: size === "1" ? 1 : 2, size: t.print(size) });
}

/** Returns a place in an order, from 1: "2nd" in English, "2." in German. */
export const ordinal = (t: Pick<LiveWords, "locale" | "print">, place: number): string =>
  t.locale === "en" ? printOrdinal(place) : `${t.print(printCount(place))}.`;
