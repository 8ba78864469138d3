"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Control } from "@/components/controls/Control";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { builtIn, scaledByBlock } from "@/lib/findings/mapScores";
import { DuelPicture } from "../maps/DuelPicture";
import { blocksOf, nameOf } from "../maps/print";
import { Scores } from "../maps/Scores";
import styles from "./draw-a-map.module.css";
import { drawAMapOptions, figure } from "./figure";
import { Maker } from "./Maker";
import {
  captionOf,
  compare,
  comparedData,
  densityTable,
  levelsOf,
  type MadeTable,
  mapOf,
  tableOf,
  YOURS,
} from "./model";
import { RacePicture, raceSentence } from "./RacePicture";
import { useCode } from "./useCode";
import { useRace } from "./useRace";

const SOURCES = [
  "lib/numerics/maps/custom.ts",
  "components/figures/draw-a-map/shape.ts",
  "components/figures/draw-a-map/sandbox.ts",
  "lib/findings/mapScores.ts",
];

/** Lets the reader make a map in three ways, and compares it with built-in maps on data and in training. */
export default defineView(figure, function DrawAMap({ values: options, onChange }) {
  const { mode, levels, density, code, sign, axis, data, block } = options;
  const picture = useRef<HTMLDivElement>(null);
  const codeRun = useCode(code, mode === "code");
  const codeResult = codeRun.result;
  const made = useMemo((): MadeTable => {
    if (mode === "levels") return levelsOf({ levels, sign });
    if (mode === "density") return densityTable({ density, sign, axis });
    if (codeResult.values) return { values: codeResult.values, notes: [] };
    const pending =
      codeRun.waits || codeResult.sentence
        ? ["The dynamic map is shown until the code returns a table."]
        : [];
    return { values: levelsOf({ levels: "", sign }).values, notes: pending };
  }, [mode, levels, density, sign, axis, codeResult, codeRun.waits]);
  const map = useMemo(() => mapOf(made.values), [made.values]);
  const x = useMemo(() => comparedData(data, map.signed), [data, map.signed]);
  const scaled = useMemo(() => scaledByBlock(x, block), [x, block]);
  const scores = useMemo(() => compare(map, x, block), [map, x, block]);

  // A dragged table has one sign, so choosing the other sign starts from the dynamic map again.
  const choose = (patch: FigureProps["values"]) =>
    onChange("sign" in patch ? { ...patch, levels: "" } : patch);
  const names = [
    "mode",
    ...(mode === "code" ? [] : ["sign"]),
    "axis",
    ...(mode === "levels" ? ["group"] : []),
  ];
  return (
    <Cell
      caption={captionOf(scores, `${nameOf(data, x.length)} in ${blocksOf(block, x.length)}`)}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(map)}
      sources={SOURCES}
      controls={
        <>
          <FoldingOptions
            table={drawAMapOptions}
            values={options}
            onChange={choose}
            names={names}
            first={["mode"]}
          />
          {made.notes.map((note) => (
            <p key={note} role="status" className={styles.notes}>
              {note}
            </p>
          ))}
        </>
      }
    >
      <Maker options={options} values={made.values} codeRun={codeRun} onChange={onChange} />
      <div className={styles.part}>
        <div className={styles.compared}>
          {(["data", "block"] as const).map((name) => (
            <Control
              key={name}
              spec={drawAMapOptions[name]}
              value={options[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
        <div ref={picture}>
          <DuelPicture scores={scores} scaled={scaled} signed={map.signed} axis={axis} />
        </div>
        <Scores scores={scores} />
      </div>
      <RacePart values={map.values} signed={map.signed} />
    </Cell>
  );
});

interface RaceProps {
  /** The reader's table. */
  readonly values: Float32Array;
  readonly signed: boolean;
}

/**
 * Trains a small network with the reader's table and with the two others, when the reader presses the button.
 */
function RacePart({ values, signed }: RaceProps) {
  const tables = useMemo(
    () => [
      { name: YOURS, values: Array.from(values) },
      ...["dynamic", "linear"].map((name) => ({ name, values: Array.from(builtIn(name, signed)!.values) })),
    ],
    [values, signed],
  );
  const { race, start, stop } = useRace(tables, values.join());
  const running = race.state === "running";
  const symbol = signed ? "m" : "r";
  return (
    <div className={styles.part}>
      <div className={styles.row}>
        <Button small onClick={running ? stop : start}>
          {running ? "Stop the race" : "Race it in a small training"}
        </Button>
        <span className={styles.hint}>
          Adam, a small network, the same weights and batches for all; only the table of <i>{symbol}</i>{" "}
          differs.
        </span>
      </div>
      {race.state !== "none" && (
        <>
          <RacePicture race={race} />
          <p role="status" className={styles.message} data-wrong={race.state === "failed" || undefined}>
            {raceSentence(race)}
          </p>
        </>
      )}
    </div>
  );
}
