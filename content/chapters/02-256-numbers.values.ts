import type { ValueTable } from "@/components/prose/Value";
import { brokenFactor, brokenMoment } from "@/lib/findings/brokenMap";
import { builtIn, drawn, type Score, scoreOf } from "@/lib/findings/mapScores";
import { MAP_DUEL } from "@/lib/findings/setups";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { percent, scientific, significant } from "../format";

const signed = builtIn("dynamic", true)!;
const unsigned = builtIn("dynamic", false)!;
const linearUnsigned = builtIn("linear", false)!;

const smallestPositive = ({ values }: QuantizationMap) => values.find((value) => value > 0)!;

/** Decades of the dynamic map: number 0 from 0.1 to 1, each next one ten times lower. */
export const DECADES = 7;

/** Returns how many values of the map lie in a decade, above zero. */
export const valuesIn = ({ values }: QuantizationMap, decade: number) =>
  values.filter((value) => value > 10 ** (-decade - 1) && value < 10 ** -decade).length;

/**
 * Returns the largest error of a positive value in a decade, as a share of the value. Between two entries it is
 * largest right above their midpoint, which is stored as the upper one.
 */
export function largestErrorIn({ values }: QuantizationMap, decade: number): number {
  const midpoints = midpointsOf(values);
  const errors = [...midpoints].map((middle, k) =>
    middle >= 10 ** (-decade - 1) && middle < 10 ** -decade ? values[k + 1] / middle - 1 : 0,
  );
  return Math.max(...errors);
}

/** Rows of the table of decades of the signed map. */
const decadeValues: ValueTable = Object.fromEntries(
  Array.from({ length: DECADES }, (_, k) => [
    [`decade-${k}-values`, () => String(valuesIn(signed, k))],
    [`decade-${k}-error`, () => percent(largestErrorIn(signed, k), k < 2 ? 1 : 0)],
  ]).flat(),
);

/** The code that the chapter reads and an exercise mirrors. */
const EXAMPLE = 149;

/** Scores of maps on distributions at the figure's block size, each computed once. */
const scores = new Map<string, Score>();
function score(map: string, data: string): Score {
  const x = drawn(data);
  const key = `${map} ${data}`;
  const known =
    scores.get(key) ??
    scoreOf(
      x,
      builtIn(
        map,
        x.some((value) => value < 0),
      )!,
      MAP_DUEL.block,
    );
  scores.set(key, known);
  return known;
}

const lessError = (data: string) =>
  score("linear", data).meanAbsolute < score("dynamic", data).meanAbsolute ? "linear" : "dynamic";

/** The distribution on which the linear map loses most. */
const worstForLinear = () =>
  DISTRIBUTIONS.map(({ name }) => name).reduce((worst, name) =>
    score("linear", name).zeroed > score("linear", worst).zeroed ? name : worst,
  );

/** Numbers of chapter 2, computed as its figures compute them. */
export const values: ValueTable = {
  "signed-smallest": () => scientific(smallestPositive(signed), 2),
  "signed-minimum": () => significant(signed.values[0], 8),
  "signed-extreme-error": () => percent(1 + signed.values[0], 1),
  "signed-worst-error": () => percent(largestErrorIn(signed, 0), 1),
  "unsigned-worst-error": () => percent(largestErrorIn(unsigned, 0), 1),
  "unsigned-smallest": () => scientific(smallestPositive(unsigned), 3),
  "unsigned-zero-below": () => scientific(smallestPositive(unsigned) / 2, 2),
  "linear-unsigned-smallest": () => significant(smallestPositive(linearUnsigned), 2),

  "example-value": () => significant(signed.values[EXAMPLE], 6),
  "mirror-code": () => String(signed.values.indexOf(-signed.values[EXAMPLE])),

  "signed-decades": () => significant(-Math.log10(smallestPositive(signed)), 2),
  "unsigned-decades": () => significant(-Math.log10(smallestPositive(unsigned)), 2),
  ...decadeValues,

  "broken-map-moment": () => significant(brokenMoment(), 2),
  "broken-map-step": () => significant(brokenFactor(1), 2),
  "broken-map-step-tenth": () => significant(brokenFactor(0.1), 2),

  "gaussian-winner": () => lessError("normal"),
  "gaussian-error-dynamic": () => significant(score("dynamic", "normal").meanAbsolute, 2),
  "gaussian-error-linear": () => significant(score("linear", "normal").meanAbsolute, 2),
  "gaussian-relative-dynamic": () => percent(score("dynamic", "normal").meanRelative, 1),
  "gaussian-relative-linear": () => percent(score("linear", "normal").meanRelative, 1),
  "squares-zero-linear": () => percent(score("linear", "squares").zeroed, 0),
  "squares-zero-dynamic": () => percent(score("dynamic", "squares").zeroed, 0),
  "worst-data-for-linear": worstForLinear,
};
