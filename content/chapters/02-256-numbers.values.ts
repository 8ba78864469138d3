import type { ValueTable } from "@/components/prose/Value";
import { builtIn, drawn, type Score, scoreOf } from "@/lib/findings/mapScores";
import { MAP_DUEL } from "@/lib/findings/setups";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { encode, midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { percent, scientific, significant } from "../format";

const signed = builtIn("dynamic", true)!;
const unsigned = builtIn("dynamic", false)!;
const linearUnsigned = builtIn("linear", false)!;

const smallestPositive = ({ values }: QuantizationMap) => values.find((value) => value > 0)!;
const largestStep = ({ values }: QuantizationMap) =>
  Math.max(...values.slice(0, -2).map((value, code) => values[code + 1] - value));

/** The largest relative error inside the decades that the map covers: half a step at the foot of a decade. */
function worstRelativeError({ values }: QuantizationMap): number {
  const top = values.filter((value) => value > 0.1);
  return (top[1] - top[0]) / 2 / 0.1;
}

/** The codes that the chapter and its exercises ask about. */
const EXAMPLE = 149;
const TIE = 200;

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

/**
 * The unsigned map of version 0.36.0 of bitsandbytes, of which a byte can name the lowest 256 entries. With eight bits
 * for zeros and fraction each decade has twice as many levels, and the two entries that fill up left-over codes come
 * once a decade.
 */
export function brokenMap(): readonly number[] {
  const decades = Array.from({ length: 7 }, (_, i) =>
    [2 ** (i + 2), 2].flatMap((levels) =>
      Array.from({ length: levels }, (_, k) => 10 ** (i - 6) * (0.1 + (0.9 * (k + 0.5)) / levels)),
    ),
  );
  return [0, 1, ...decades.flat()].sort((a, b) => a - b);
}

/**
 * How many times too long the steps of a weight become whose second moment is the largest of its block. A steady
 * gradient g leads r to g²; stored as a share q of itself after each step, r comes to (1 - β₂) g² / (1 - β₂ q) before
 * it is stored.
 */
function brokenStep(): number {
  const q = brokenMap()[255];
  const { beta2 } = adam.defaults;
  return Math.sqrt((1 - beta2 * q) / (1 - beta2));
}

/** Numbers of chapter 2, computed as its figures compute them. */
export const values: ValueTable = {
  "signed-smallest": () => scientific(smallestPositive(signed), 2),
  "signed-minimum": () => significant(signed.values[0], 8),
  "signed-extreme-error": () => percent(1 + signed.values[0], 1),
  "signed-top-step": () => significant(largestStep(signed), 3),
  "signed-worst-error": () => percent(worstRelativeError(signed), 0),
  "unsigned-smallest": () => scientific(smallestPositive(unsigned), 3),
  "unsigned-worst-error": () => percent(worstRelativeError(unsigned), 1),
  "unsigned-zero-below": () => scientific(smallestPositive(unsigned) / 2, 2),
  "linear-unsigned-smallest": () => significant(smallestPositive(linearUnsigned), 2),

  "example-value": () => significant(signed.values[EXAMPLE], 6),
  "mirror-code": () => String(signed.values.indexOf(-signed.values[EXAMPLE])),
  "tie-code": () => String(encode(signed.values, midpointsOf(signed.values)[TIE])),

  "broken-map-step": () => significant(brokenStep(), 2),

  "gaussian-winner": () => lessError("normal"),
  "gaussian-error-dynamic": () => significant(score("dynamic", "normal").meanAbsolute, 2),
  "gaussian-error-linear": () => significant(score("linear", "normal").meanAbsolute, 2),
  "gaussian-relative-dynamic": () => percent(score("dynamic", "normal").meanRelative, 1),
  "gaussian-relative-linear": () => percent(score("linear", "normal").meanRelative, 1),
  "squares-zero-linear": () => percent(score("linear", "squares").zeroed, 0),
  "squares-zero-dynamic": () => percent(score("dynamic", "squares").zeroed, 0),
  "worst-data-for-linear": worstForLinear,
};
