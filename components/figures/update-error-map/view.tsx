"use client";

import { useMemo, useRef, useState } from "react";
import { printPercent } from "@/components/charts/format";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RecordedPart, recordedSentence } from "@/components/figure/RecordedPicture";
import { useDrawAside } from "@/components/figure/useDrawAside";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import type { UpdateErrorResult } from "@/lib/jobs/updateErrors/run";
import { BothGrids } from "./BothGrids";
import { figure, updateErrorMapOptions } from "./figure";
import { messages } from "./messages";
import {
  captionOf,
  type ErrorMapValues,
  gridsOf,
  originOf,
  type Pair,
  type Score,
  scoresOf,
  sentenceOf,
  setupOf,
  tableOf,
} from "./model";
import { Scores } from "./Scores";
import { STILL_PARTS, Still } from "./Still";
import styles from "./update-error-map.module.css";

const SOURCES = ["lib/numerics/updateErrors.ts", "lib/jobs/updateErrors/run.ts", "lib/tasks/points/plain.ts"];
/** Options that a narrow figure shows without a fold. */
const FIRST = ["storage", "bound"];
const NAMES = ["storage", "measure", "bound", "blockSize"];
const MORE = ["steps", "data", "seed"];

/**
 * Shows the error analysis of the paper: which pairs of codes a run uses, and how wrong the update is at each
 * of them.
 */
export default defineView(figure, function UpdateErrorMap({ values: chosen, onChange }) {
  const t = useWords(messages);
  const work = useJob("update-errors", setupOf(chosen));
  const { result, progress, failure } = work;
  const { measure, bound } = chosen;
  const scores = useMemo(() => result && scoresOf(result, measure, bound), [result, measure, bound]);
  const caption = scores && captionOf(scores, chosen, t);
  const holder = useRef<HTMLDivElement>(null);
  const drawAside = useDrawAside();
  const still = () => {
    const place = holder.current;
    if (!result || !caption || !place) return null;
    const grids = gridsOf(result.errors[chosen.storage], measure, bound);
    return drawAside(place, <Still grids={grids} measure={measure} bound={bound} sentence={caption} t={t} />);
  };
  return (
    <Cell
      caption={caption ?? t("errorMap.waiting")}
      state={
        progress === null
          ? null
          : t("errorMap.state", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={still}
      table={result ? () => tableOf(result, chosen, t) : undefined}
      sources={SOURCES}
      controls={
        <div className={styles.options}>
          <FoldingOptions
            table={updateErrorMapOptions}
            values={chosen}
            onChange={onChange}
            names={NAMES}
            first={FIRST}
            more={MORE}
            summary={t("errorMap.more")}
          />
        </div>
      }
    >
      <WorkFailure work={work} />
      <div ref={holder}>
        {result && scores ? (
          <Grids result={result} scores={scores} values={chosen} busy={progress !== null} />
        ) : (
          <RecordedGrids values={chosen} busy={!failure} />
        )}
      </div>
    </Cell>
  );
});

interface RecordedGridsProps {
  readonly values: ErrorMapValues;
  readonly busy: boolean;
}

/** Shows the still picture of each grid in the place of the grid until the network has been trained. */
function RecordedGrids({ values: { storage, measure, bound }, busy }: RecordedGridsProps) {
  const t = useWords(messages);
  const inPage = useTranslate();
  return (
    <div className={styles.figure}>
      <div className={styles.grids}>
        {STILL_PARTS.map((part) => (
          <div key={part.left} className={styles.grid}>
            <p className={styles.title}>{t("errorMap.recorded")}</p>
            <RecordedPart {...part} />
          </div>
        ))}
      </div>
      <p className={styles.reading} aria-busy={busy}>
        {recordedSentence(busy ? t("errorMap.training") : "", inPage)}
      </p>
      <Scores scores={null} shown={storage} measure={measure} bound={bound} />
    </div>
  );
}

interface GridsProps {
  readonly result: UpdateErrorResult;
  readonly scores: readonly Score[];
  readonly values: ErrorMapValues;
  readonly busy: boolean;
}

/** Shows both grids with one cursor, the pair at the cursor in words, and the table of errors. */
function Grids({ result, scores, values, busy }: GridsProps) {
  const t = useWords(messages);
  const [pair, setPair] = useState<Pair | null>(null);
  const { storage, measure, bound } = values;
  const grids = useMemo(
    () => gridsOf(result.errors[storage], measure, bound),
    [result, storage, measure, bound],
  );
  const readOut = (at: Pair) => sentenceOf(result, storage, at, t);
  return (
    <div className={styles.figure} aria-busy={busy}>
      <div className={styles.grids}>
        <BothGrids
          grids={grids}
          measure={measure}
          bound={bound}
          pair={pair}
          onPair={setPair}
          readOut={readOut}
        />
      </div>
      <p className={styles.reading}>{pair ? readOut(pair) : t("errorMap.noPair")}</p>
      <p className={styles.origin}>{originOf(result, t)}</p>
      <Scores scores={scores} shown={storage} measure={measure} bound={bound} />
    </div>
  );
}
