"use client";

import { useRef } from "react";
import { unbrokenOptions } from "@/components/controls/Command";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { EngineChip } from "@/components/live/EngineChip";
import { engineName } from "@/components/live/engineName";
import { StudyRow } from "@/components/live/StudyRow";
import { useStudy } from "@/components/live/useStudy";
import { recordedRows } from "@/lib/findings/stableParts";
import { RECORDED_PARTS as RECORDED } from "@/lib/recordings/stableParts";
import { INSTABILITY_RULE } from "@/lib/study/instability";
import { figure, stableEmbeddingAblationOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, entriesOf, originOf, type RunSource, rowsOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./stable-embedding-ablation.module.css";

const SOURCES = [
  "lib/study/stableParts.ts",
  "lib/nn/embedding.ts",
  "lib/tasks/words/words.ts",
  "lib/study/instability.ts",
];

/**
 * Shows each part of the stable embedding on and off: in recorded runs, or in the reader's own as soon as
 * there are any.
 */
export default defineView(figure, function StableEmbeddingAblation({ values: chosen, onChange }) {
  const t = useWords(messages);
  const entries = entriesOf(chosen);
  const study = useStudy(entries, chosen.engine);
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const begun = study.summaries.size > 0 || study.progress !== null;
  const source: RunSource = begun ? "yours" : "recorded";
  const rows = begun ? rowsOf(chosen, study.summaries) : recordedRows(RECORDED);
  const caption = captionOf(rows, source, t);
  const row = <StudyRow study={study} runs={entries.length} steps={chosen.steps} />;
  return (
    <Cell
      caption={caption}
      state={<EngineChip engine={study.engine}>{engineName(study.engine)}</EngineChip>}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(rows, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={stableEmbeddingAblationOptions}
          values={chosen}
          onChange={onChange}
          names={Object.keys(stableEmbeddingAblationOptions)}
          first={["storage"]}
        />
      }
    >
      {!narrow && row}
      <p className={styles.key}>
        <span data-bits="32">{t("key.32")}</span>
        <span data-bits="8">{t("key.8")}</span>
        <span>{t(`key.${source}`)}</span>
      </p>
      <Picture rows={rows} sentence={caption} holder={picture} />
      {narrow && row}
      <p className={styles.note}>
        {begun ? "" : unbrokenOptions(`${originOf(RECORDED, t)} `)}
        {t.named("instability", INSTABILITY_RULE)}
      </p>
    </Cell>
  );
});
