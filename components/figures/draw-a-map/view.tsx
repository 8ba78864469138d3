"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Control } from "@/components/controls/Control";
import { Rich } from "@/components/controls/Rich";
import { useTable, useWords } from "@/components/controls/words";
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
import { messages } from "./messages";
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
  const t = useWords(messages);
  const table = useTable(drawAMapOptions);
  const picture = useRef<HTMLDivElement>(null);
  const codeRun = useCode(code, mode === "code");
  const codeResult = codeRun.result;
  const made = useMemo((): MadeTable => {
    if (mode === "levels") return levelsOf({ levels, sign }, t);
    if (mode === "density") return densityTable({ density, sign, axis }, t);
    if (codeResult.values) return { values: codeResult.values, notes: [] };
    const pending = codeRun.waits || codeResult.sentence ? [t("note.pending")] : [];
    return { values: levelsOf({ levels: "", sign }).values, notes: pending };
  }, [mode, levels, density, sign, axis, codeResult, codeRun.waits, t]);
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
      caption={captionOf(
        scores,
        t("data", { data: nameOf(data, x.length), blocks: blocksOf(block, x.length) }),
        t,
      )}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(map, t)}
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
              spec={table[name]}
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
  const t = useWords(messages);
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
          {t(running ? "race.stop" : "race.start")}
        </Button>
        <span className={styles.hint}>
          <Rich t={t} message="race.hint" values={{ symbol: <i>{symbol}</i> }} />
        </span>
      </div>
      {race.state !== "none" && (
        <>
          <RacePicture race={race} />
          <p role="status" className={styles.message} data-wrong={race.state === "failed" || undefined}>
            {raceSentence(race, t)}
          </p>
        </>
      )}
    </div>
  );
}
