import type { PageKey } from "@/lib/i18n/en";
import { printedIn } from "@/lib/i18n/numbers";
import { englishPage, type Translate } from "@/lib/i18n/translate";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Reads the number in a printed value: "75 %" is 75, "5.5 × 10⁻⁷" is 5.5e-7, "1,024 B" is 1024.
 *
 * @returns NaN where the text does not begin with a number
 */
export function readPrinted(text: string): number {
  const plain = text.trim().replaceAll("−", "-");
  const [number] = plain.match(/^-?\d[\d,]*(\.\d+)?(e-?\d+)?/i) ?? [""];
  if (number === "") return Number.NaN;
  const [, sign, raised] = plain.match(/ × 10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/) ?? ["", "", ""];
  const digits = [...raised].map((each) => SUPERSCRIPTS.indexOf(each)).join("");
  const exponent = Number(digits) * (sign ? -1 : 1);
  return Number(number.replaceAll(",", "")) * (raised ? 10 ** exponent : 1);
}

/**
 * Reads a typed number, with or without its unit. Commas between groups of three digits separate thousands;
 * any other comma is a decimal point.
 *
 * @returns NaN if the text is not one number
 */
export function readTyped(raw: string, unit = ""): number {
  const bare = raw.trim().replaceAll("−", "-").toLowerCase();
  const ending = unit.toLowerCase();
  const number = (ending && bare.endsWith(ending) ? bare.slice(0, -ending.length) : bare).replaceAll(
    /\s/g,
    "",
  );
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) return Number(number.replaceAll(",", ""));
  return /^-?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/.test(number)
    ? Number(number.replace(",", "."))
    : Number.NaN;
}

/** Returns the value with its unit, unless the value ends with the unit. */
export const withUnit = (text: string, unit: string) =>
  unit === "" || text.endsWith(unit) ? text : `${text}\u00a0${unit}`;

/** Reads the list in an attribute: "2 GB | 4 GB | 8 GB". */
export const readChoices = (choices = "") => choices.split("|").map((choice) => choice.trim());

/**
 * Returns the index of the true choice: the choice with the text of the value, else the choice with the
 * nearest number by ratio.
 */
export function trueChoice(choices: readonly string[], truth: string): number {
  const exact = choices.indexOf(truth.trim());
  if (exact >= 0) return exact;
  const wanted = readPrinted(truth);
  const away = (choice: string) => {
    const distance = Math.abs(Math.log(readPrinted(choice) / wanted));
    return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
  };
  return choices.reduce((best, choice, i) => (away(choice) < away(choices[best]) ? i : best), 0);
}

/** Comparison of a guess with the true value. */
export interface Score {
  /** Whether the guess is within a tenth, or within three points for percentages. */
  readonly close: boolean;
  /** Completes "Your guess is ...". */
  readonly comparison: string;
}

/**
 * Ratios up to which a guess counts as close and as exact, and percentage points up to which it counts as
 * close.
 */
const CLOSE = 1.1;
const EXACT = 1.005;
const CLOSE_POINTS = 3;

const twoDigits = (value: number) => String(Number(value.toPrecision(2)));

/**
 * Compares a guess with the true value: percentages by their difference in points, other quantities by their
 * ratio, so that twice too high is as far off as twice too low.
 *
 * @param t finds the words of the comparison
 */
export function scoreGuess(
  guess: number,
  truth: number,
  unit: string,
  t: Translate<PageKey> = englishPage,
): Score {
  const isHigh = guess > truth;
  const amount = (value: number) => ({ amount: printedIn(t.locale, twoDigits(value)) });
  const gap = Math.abs(guess - truth);
  if (unit === "%") {
    if (gap < 0.5) return { close: true, comparison: t("quiz.toThePoint") };
    return {
      close: gap <= CLOSE_POINTS,
      comparison: t(isHigh ? "quiz.pointsHigh" : "quiz.pointsLow", amount(gap)),
    };
  }
  if (guess === truth) return { close: true, comparison: t("quiz.exact") };
  // Numbers of different sign, and zero, have no ratio.
  if (guess * truth <= 0) return { close: false, comparison: t(isHigh ? "quiz.high" : "quiz.low") };
  const ratio = Math.max(guess / truth, truth / guess);
  if (ratio < EXACT) return { close: true, comparison: t("quiz.halfPercent") };
  if (ratio < 1.5)
    return {
      close: ratio <= CLOSE,
      comparison: t(isHigh ? "quiz.percentHigh" : "quiz.percentLow", amount((100 * gap) / Math.abs(truth))),
    };
  return { close: false, comparison: t(isHigh ? "quiz.timesHigh" : "quiz.timesLow", amount(ratio)) };
}

/** Returns whether an answer is within the tolerance of the true number, which is a share of that number. */
export const isWithin = (answer: number, truth: number, tolerance: number) =>
  // Slightly more than the tolerance: the float of 0.98 is a little more than 2 % below 1.
  Math.abs(answer - truth) <= Math.abs(truth) * tolerance * (1 + 1e-9) + Number.EPSILON;
