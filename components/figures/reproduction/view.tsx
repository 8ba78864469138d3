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
import { RECORDED_ABLATION as RECORDED } from "@/lib/recordings/reproduction";
import { INSTABILITY_RULE } from "@/lib/study/instability";
import { figure, reproductionOptions } from "./figure";
import { captionOf, findingsOf, originOf } from "./findings";
import { Grid } from "./Grid";
import { messages } from "./messages";
import { entriesOf, rowsOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./reproduction.module.css";

const SOURCES = [
  "lib/study/ablation.ts",
  "lib/study/variation.ts",
  "lib/study/instability.ts",
  "lib/study/languageModel.ts",
  "components/figures/reproduction/findings.ts",
];

/**
 * Shows the ablation of the paper beside the recorded ablation and the reader's own, both at a small scale.
 */
export default defineView(figure, function Reproduction({ values: chosen, onChange }) {
  const t = useWords(messages);
  const entries = entriesOf(chosen);
  const study = useStudy(entries, chosen.engine);
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const rows = rowsOf(RECORDED, chosen, study.summaries, t);
  const caption = captionOf(rows, t);
  const findings = (
    <>
      <dl className={styles.findings}>
        {findingsOf(rows, RECORDED, t).map(({ kind, text }) => (
          <div key={text}>
            <dt data-kind={kind}>{t(`kind.${kind}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t.named("rule", INSTABILITY_RULE)}</p>
      <p className={styles.note}>{unbrokenOptions(originOf(RECORDED, t))}</p>
    </>
  );
  return (
    <Cell
      caption={caption}
      further={
        narrow && (
          <>
            <details className={styles.fold}>
              <summary>{t("grid.label")}</summary>
              <Grid rows={rows} />
            </details>
            {findings}
          </>
        )
      }
      state={<EngineChip engine={study.engine}>{engineName(study.engine)}</EngineChip>}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(rows, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={reproductionOptions}
          values={chosen}
          onChange={onChange}
          names={Object.keys(reproductionOptions)}
          first={[]}
        />
      }
    >
      <StudyRow study={study} runs={entries.length} steps={chosen.steps} />
      <p className={styles.key}>
        <span data-source="paper">{t("key.paper")}</span>
        <span data-source="recorded">{t("key.recorded")}</span>
        <span data-source="reader">{t("key.yours")}</span>
      </p>
      <Picture rows={rows} sentence={caption} holder={picture} />
      {!narrow && <Grid rows={rows} />}
      {!narrow && findings}
    </Cell>
  );
});
