import type { ValueTable } from "@/components/prose/Value";
import { mapDuelOptions } from "@/components/widgets/map-duel/options";
import { drawn } from "@/components/widgets/map-duel/sample";
import { builtIn, type Score, scoreOf } from "@/components/widgets/map-duel/score";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { encode, midpointsOf } from "@/lib/numerics/encode";
import { percent, significant } from "./format";

const signed = builtIn("dynamic", true)!;

/** The codes that the chapter and its exercises ask about. */
const EXAMPLE = 149;
const TIE = 200;

/** A map on a distribution, by the figure's own computation at its default block size. */
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
      mapDuelOptions.block.default,
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
export const mapValues: ValueTable = {
  "example-value": () => significant(signed.values[EXAMPLE], 6),
  "mirror-code": () => String(signed.values.indexOf(-signed.values[EXAMPLE])),
  "tie-code": () => String(encode(signed.values, midpointsOf(signed.values)[TIE])),

  "gaussian-winner": () => lessError("normal"),
  "gaussian-error-dynamic": () => significant(score("dynamic", "normal").meanAbsolute, 2),
  "gaussian-error-linear": () => significant(score("linear", "normal").meanAbsolute, 2),
  "gaussian-relative-dynamic": () => percent(score("dynamic", "normal").meanRelative, 1),
  "gaussian-relative-linear": () => percent(score("linear", "normal").meanRelative, 1),
  "squares-zero-linear": () => percent(score("linear", "squares").zeroed, 0),
  "squares-zero-dynamic": () => percent(score("dynamic", "squares").zeroed, 0),
  "worst-data-for-linear": worstForLinear,
};
