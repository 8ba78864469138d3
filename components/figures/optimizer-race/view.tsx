"use client";

import { type ReactNode, useMemo, useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { RunButtons } from "@/components/controls/RunButtons";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { MoreOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { useWalk } from "@/components/live/useWalk";
import { MAX_STEPS, runRace } from "@/lib/findings/optimizerRace";
import { REACH, surfaceNamed } from "@/lib/findings/surfaces";
import { figure, optimizerRaceOptions } from "./figure";
import { Hill } from "./Hill";
import { Moments } from "./Moments";
import { messages } from "./messages";
import { captionOf, tableOf } from "./model";
import styles from "./optimizer-race.module.css";

const SOURCES = [
  "lib/findings/optimizerRace.ts",
  "lib/numerics/step8.ts",
  "lib/numerics/step32.ts",
  "lib/numerics/rules/adam.ts",
];

const GRID = optimizerRaceOptions.startX.step;
/** Options that a narrow figure shows without a fold. */
const FIRST = ["step", "surface", "learningRate", "company"];
const MORE = Object.keys(optimizerRaceOptions).filter((name) => !FIRST.includes(name));
/** Time that a step is shown while the race plays. */
const STEP_MS = 50;
/** Returns a coordinate of the start, rounded to the grid of the option and within its range. */
const startCoordinate = (value: number) =>
  Number(Math.min(REACH, Math.max(-REACH, Math.round(value / GRID) * GRID)).toFixed(2));

/** Shows four optimizers on one surface from one start, and beside it the stored state of 8-bit Adam. */
export default defineView(figure, function OptimizerRace({ values: chosen, onChange }) {
  const t = useWords(messages);
  const { surface, company, map, learningRate, sgdRate, startX, startY } = chosen;
  // The step is left out: moving along a race does not compute it again.
  const race = useMemo(
    () => runRace({ surface, company, map, learningRate, sgdRate, startX, startY }),
    [surface, company, map, learningRate, sgdRate, startX, startY],
  );
  const { step, walking, start, pause, go } = useWalk({
    at: chosen.step,
    last: MAX_STEPS,
    from: 0,
    msPerStep: STEP_MS,
    asOneMove: true,
    onMove: (at) => onChange({ step: at }),
  });
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(chosen, race, step, t);
  const moments = (
    <section aria-label={t("memory.label")}>
      <p className={styles.head}>
        {t.parts<ReactNode>("memory.head", {
          fresh: (
            <span key="fresh" className={styles.is}>
              {t("memory.fresh")}
            </span>
          ),
          kept: (
            <span key="kept" className={styles.was}>
              {t("memory.kept")}
            </span>
          ),
        })}
      </p>
      <Moments memory={race.memory[step - 1]} />
    </section>
  );
  const options = {
    table: optimizerRaceOptions,
    values: { ...chosen, step },
    onChange: (patch: FigureProps["values"]) => ("step" in patch ? go(Number(patch.step)) : onChange(patch)),
  };
  return (
    <Cell
      further={
        narrow && (
          <>
            <OptionPanel {...options} names={FIRST} />
            <MoreOptions {...options} names={MORE} />
            <div className={styles.memory}>{moments}</div>
          </>
        )
      }
      caption={caption}
      state={t("state", { step, steps: MAX_STEPS })}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(chosen, race, t)}
      sources={SOURCES}
      controls={
        <RunButtons
          running={walking}
          onStart={start}
          onPause={pause}
          onStep={() => go(Math.min(MAX_STEPS, step + 1))}
          onReset={() => go(0)}
        />
      }
    >
      <div className={styles.figure}>
        <div ref={picture}>
          <p className={styles.formula}>
            {t("formula", { formula: t.print(surfaceNamed(surface).formula) })}
          </p>
          <Hill
            surface={surface}
            race={race}
            step={step}
            start={[startX, startY]}
            onStart={(x, y) => onChange({ startX: startCoordinate(x), startY: startCoordinate(y) })}
            sentence={caption}
          />
        </div>
        {!narrow && moments}
      </div>
      {!narrow && <OptionPanel {...options} />}
    </Cell>
  );
});
