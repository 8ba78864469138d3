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
import { RECORDED_SENSITIVITY as RECORDED } from "@/lib/recordings/reproduction";
import { figure, sensitivityOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, entriesOf, ownData, recordedData, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./sensitivity.module.css";

const SOURCES = ["lib/study/sensitivity.ts", "lib/study/instability.ts", "lib/findings/sensitivity.ts"];

/**
 * Shows runs in which one setting of Adam varies, with 32-bit and with 8-bit state: recorded runs, or the
 * reader's own.
 */
export default defineView(figure, function Sensitivity({ values: chosen, onChange }) {
  const t = useWords(messages);
  const entries = entriesOf(chosen);
  const study = useStudy(entries, chosen.engine);
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const own = chosen.shown === "yours";
  const shown = own ? ownData(chosen, study.summaries) : recordedData(chosen);
  const caption = captionOf(shown, t);
  /** Starts the reader's own runs and shows them. */
  const start = () => {
    onChange({ shown: "yours" });
    study.start();
  };
  const row = <StudyRow study={{ ...study, start }} runs={entries.length} steps={chosen.steps} />;
  return (
    <Cell
      caption={caption}
      state={<EngineChip engine={study.engine}>{engineName(study.engine)}</EngineChip>}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(shown, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={sensitivityOptions}
          values={chosen}
          onChange={onChange}
          names={Object.keys(sensitivityOptions)}
          first={["varied", "shown"]}
        />
      }
    >
      {!narrow && row}
      <Picture data={shown} sentence={caption} holder={picture} />
      {narrow && row}
      <p className={styles.note}>
        {own
          ? t("note.own")
          : unbrokenOptions(
              t("note.recorded", {
                date: RECORDED.date,
                device: RECORDED.device,
                steps: String(RECORDED.scale.steps),
                command: RECORDED.command,
              }),
            )}
      </p>
    </Cell>
  );
});
