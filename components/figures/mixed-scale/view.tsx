"use client";

import { useRef } from "react";
import { printPercent } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPicture } from "@/components/figure/RecordedPicture";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { Distance } from "./Distance";
import { figure, mixedScaleOptions } from "./figure";
import { Moves } from "./Moves";
import { messages } from "./messages";
import styles from "./mixed-scale.module.css";
import { captionOf, setupOf, tableOf } from "./model";

const SOURCES = ["lib/jobs/outlier/mixedScale.ts", "lib/numerics/step8.ts", "lib/numerics/rules/adam.ts"];
const NAMES = Object.keys(mixedScaleOptions);
/** Options that a narrow figure shows without a fold. */
const FIRST = ["ratio", "blockSize"];

/**
 * Shows how far small rows move with 32-bit and 8-bit state when their blocks also contain much larger rows.
 */
export default defineView(figure, function MixedScale({ values, onChange }) {
  const t = useWords(messages);
  const work = useJob("mixed-scale", setupOf(values));
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  return (
    <Cell
      caption={result ? captionOf(result, t) : t("waiting")}
      state={
        progress !== null && t("progress", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={result ? () => tableOf(result, t) : undefined}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={mixedScaleOptions}
          values={values}
          onChange={onChange}
          names={NAMES}
          first={FIRST}
        />
      }
    >
      <WorkFailure work={work} />
      {result ? (
        <div className={styles.figure} aria-busy={progress !== null}>
          <Distance result={result} holder={picture} />
          <Moves result={result} />
        </div>
      ) : (
        <RecordedPicture sentence={failure ? "" : t("computing")} busy={!failure} />
      )}
    </Cell>
  );
});
