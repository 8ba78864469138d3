"use client";

import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { indexScale, linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { type DrawWords, english, messages } from "./messages";
import { YOURS } from "./model";
import { BASELINE, lastMean, RACE_STEPS, RACE_WINDOW, type Race, smoothed } from "./useRace";

const colourOf = (name: string) =>
  name === BASELINE ? "var(--bits32)" : mapHue(name === YOURS ? "custom" : name);

/** Returns the name of a table, or of the 32-bit lane, in a race. */
export function raceName(name: string, t: DrawWords): string {
  if (name === BASELINE) return t("race.32");
  return name === YOURS ? t("race.yours") : t.named(`map.${name}`, name);
}

/** Returns where a race stands as a sentence: its step, its result, or why it failed. */
export function raceSentence({ state, losses, at, problem }: Race, t = english): string {
  if (state === "failed") return problem;
  if (state === "running")
    return at
      ? t("race.running", { map: raceName(at.name, t), step: String(at.step), all: RACE_STEPS })
      : t("race.starting");
  if (state === "none") return "";
  const results = [...losses].map(
    ([name, values]) => `${raceName(name, t)} ${t.print(printNumber(lastMean(values)))}`,
  );
  return t("race.result", { steps: RACE_STEPS, window: RACE_WINDOW, results: results.join(", ") });
}

/** Draws the smoothed training losses, one line for each table and one for the 32-bit lane. */
export function RacePicture({ race }: { readonly race: Race }) {
  const t = useWords(messages);
  const curves = [...race.losses].map(([name, values]) => ({ name, values: smoothed(values) }));
  return (
    <Chart
      sentence={t("race.picture", { sentence: raceSentence(race, t) })}
      height={190}
      margin={{ left: 46, right: 64, top: 22, bottom: 24 }}
      startWidth={640}
      empty={curves.every(({ values }) => values.length === 0) ? t("race.empty") : undefined}
      x={(range) => indexScale(RACE_STEPS, range)}
      y={(range) => linearScale({ series: curves.map(({ values }) => values), include: [0], range })}
    >
      <AxisY title={t("race.axis")} />
      <AxisX />
      {curves.map(({ name, values }) => (
        <Line key={name} values={values} colour={colourOf(name)} dashed={name !== BASELINE} />
      ))}
      <EndLabels
        labels={curves.map(({ name, values }) => ({
          text: raceName(name, t),
          value: values.at(-1) ?? Number.NaN,
          colour: colourOf(name),
        }))}
      />
    </Chart>
  );
}
