"use client";

import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { indexScale, linearScale } from "@/components/charts/scale";
import { YOURS } from "./model";
import { BASELINE, lastMean, RACE_STEPS, RACE_WINDOW, type Race, smoothed } from "./useRace";

const colourOf = (name: string) =>
  name === BASELINE ? "var(--bits32)" : mapHue(name === YOURS ? "custom" : name);

/** Returns the result of a finished race as a sentence, or the sentence of the race before. */
export function raceSentence({ state, losses, sentence }: Race): string {
  if (state !== "finished") return sentence;
  const results = [...losses].map(([name, values]) => `${name} ${printNumber(lastMean(values))}`);
  return `After ${RACE_STEPS} steps, mean training loss of the last ${RACE_WINDOW}: ${results.join(", ")}. One seed: a small difference is no evidence.`;
}

/** Draws the smoothed training losses, one line for each table and one for the 32-bit lane. */
export function RacePicture({ race }: { readonly race: Race }) {
  const curves = [...race.losses].map(([name, values]) => ({ name, values: smoothed(values) }));
  return (
    <Chart
      sentence={`Training loss with each table. ${raceSentence(race)}`}
      height={190}
      margin={{ left: 46, right: 64, top: 22, bottom: 24 }}
      startWidth={640}
      empty={
        curves.every(({ values }) => values.length === 0)
          ? "The losses appear with the first steps."
          : undefined
      }
      x={(range) => indexScale(RACE_STEPS, range)}
      y={(range) => linearScale({ series: curves.map(({ values }) => values), include: [0], range })}
    >
      <AxisY title="training loss" />
      <AxisX />
      {curves.map(({ name, values }) => (
        <Line key={name} values={values} colour={colourOf(name)} dashed={name !== BASELINE} />
      ))}
      <EndLabels
        labels={curves.map(({ name, values }) => ({
          text: name,
          value: values.at(-1) ?? Number.NaN,
          colour: colourOf(name),
        }))}
      />
    </Chart>
  );
}
