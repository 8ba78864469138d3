"use client";

import { useMemo } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printNumber, printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { useWords } from "@/components/controls/words";
import type { Score } from "@/lib/findings/mapScores";
import { BINS, densityOf, layoutFor } from "./layout";
import { MapRow, ROW } from "./MapRow";
import { mapsMessages } from "./messages";
import { mapWord } from "./print";

interface Props {
  readonly scores: readonly Score[];
  /** The data, each value divided by its block's absmax. */
  readonly scaled: Float32Array;
  readonly signed: boolean;
  readonly axis: string;
  /** Sentence in place of an empty picture. */
  readonly empty?: string;
}

const AXIS = 26;
const SIDE = 12;
const TOP = 4;

/** Draws one row for each map: the density of its codes under the density of the data, on a common axis. */
export function DuelPicture({ scores, scaled, signed, axis, empty }: Props) {
  const t = useWords(mapsMessages);
  const layout = useMemo(() => layoutFor(signed, axis), [signed, axis]);
  const data = useMemo(() => densityOf(scaled, layout), [scaled, layout]);
  const codes = useMemo(() => scores.map(({ map }) => densityOf(map.values, layout)), [scores, layout]);
  const centres = useMemo(
    () => Array.from({ length: BINS }, (_, i) => layout.value((i + 0.5) / BINS)),
    [layout],
  );
  const rows = Math.max(1, scores.length);
  const height = TOP + rows * ROW + AXIS;
  const countOf = (row: number, bin: number) =>
    t("maps.codes", { count: Math.round(codes[row][bin] * scores[row].map.values.length) });
  const share = (bin: number) => t.print(printPercent(data[bin]));
  const names = scores.map(({ map, label }) => mapWord(map, label, t));
  const readOut = (bin: number) =>
    [
      t("maps.around", { value: t.print(printNumber(centres[bin])), share: share(bin) }),
      ...names.map((map, row) => t("maps.codesOf", { codes: countOf(row, bin), map })),
    ].join(", ");
  return (
    <Chart
      sentence={t(axis === "log" ? "maps.log" : "maps.linear", { maps: names.join(", ") })}
      height={height}
      margin={{ left: SIDE, right: SIDE, top: TOP, bottom: AXIS }}
      startWidth={640}
      empty={empty}
      x={(range) => viewScale(layout, WHOLE_VIEW, range)}
    >
      {({ left, right, top }) => (
        <>
          {scores.map((score, row) => (
            <MapRow key={score.label} score={score} codes={codes[row]} data={data} top={top + row * ROW} />
          ))}
          <AxisX count={Math.max(3, Math.floor((right - left) / 80))} print={printNumber} />
          <Cursor
            count={BINS}
            at={centres}
            label={t("maps.place")}
            readOut={readOut}
            readings={(bin) =>
              scores.map(({ map }, row) => ({
                text: t("maps.reading", { codes: countOf(row, bin), share: share(bin) }),
                // The chart has no vertical scale, so this is a pixel: the middle of the row.
                value: top + row * ROW + ROW / 2,
                colour: mapHue(map.name),
              }))
            }
          />
        </>
      )}
    </Chart>
  );
}
