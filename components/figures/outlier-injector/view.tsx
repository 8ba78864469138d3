"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { captionOf } from "./caption";
import { Damage } from "./Damage";
import { figure, outlierInjectorOptions } from "./figure";
import { messages } from "./messages";
import { damageRows, setupOf, stateOf, tableOf } from "./model";
import styles from "./outlier-injector.module.css";
import { Playback } from "./Playback";
import { Tiles } from "./Tiles";
import { Timeline } from "./Timeline";

const SOURCES = [
  "lib/jobs/outlier/run.ts",
  "lib/numerics/step8.ts",
  "lib/numerics/clip.ts",
  "lib/jobs/outlier/findings.ts",
];
/** Options that a narrow figure shows without a fold. */
const FIRST = ["factor", "blockSize"];
const NAMES = ["factor", "blockSize", "map", "percentile"];
/** Options that are folded away. */
const MORE = ["beta2", "at", "element", "seed"];

/** Shows which codes one large gradient destroys in a run of Adam, in which block, and for how long. */
export default defineView(figure, function OutlierInjector({ values: chosen, onChange }) {
  const t = useWords(messages);
  const setup = setupOf(chosen);
  const state = stateOf(chosen);
  const work = useJob("outlier", setup);
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  const onStep = (step: number) => onChange({ step });
  /** A change of the outlier's step shows that step. */
  const onOptions = (patch: FigureProps["values"]) =>
    onChange("at" in patch ? { ...patch, step: patch.at } : patch);
  return (
    <Cell
      caption={result ? captionOf(result, state, t) : t("waiting")}
      state={
        progress !== null && t("progress", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, state, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={outlierInjectorOptions}
          values={chosen}
          onChange={onOptions}
          names={NAMES}
          first={FIRST}
          more={MORE}
          summary={t("folded")}
        />
      }
    >
      <WorkFailure work={work} />
      {result ? (
        <div className={styles.figure} aria-busy={progress !== null}>
          <Timeline result={result} state={state} step={chosen.step} onStep={onStep} holder={picture} />
          <Playback
            step={chosen.step}
            at={result.setup.at}
            onStep={onStep}
            state={chosen.state}
            onState={(state) => onChange({ state })}
          />
          <Damage rows={damageRows(result, state, chosen.step, t)} at={result.setup.at} step={chosen.step} />
          <Tiles result={result} state={state} step={chosen.step} />
        </div>
      ) : (
        <RecordedPicture sentence={failure ? "" : t("computing")} busy={!failure} />
      )}
    </Cell>
  );
});
