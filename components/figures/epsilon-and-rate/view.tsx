"use client";

import { useRef } from "react";
import { unbrokenOptions } from "@/components/controls/Command";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RECORDED_CROSSED as RECORDED } from "@/lib/recordings/crossed";
import styles from "./epsilon-and-rate.module.css";
import { epsilonAndRateOptions, figure } from "./figure";
import { messages } from "./messages";
import { captionOf, exactCounts, readingsOf, tableOf } from "./model";
import { Picture } from "./Picture";

const SOURCES = ["lib/study/crossed.ts", "lib/study/instability.ts", "lib/findings/crossed.ts"];

/** Shows recorded runs at four values of epsilon and four learning rates, with two tables for r. */
export default defineView(figure, function EpsilonAndRate({ values, onChange }) {
  const t = useWords(messages);
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(t);
  const exact = exactCounts();
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={epsilonAndRateOptions}
          values={values}
          onChange={onChange}
          names={Object.keys(epsilonAndRateOptions)}
          first={["epsilon", "rate"]}
        />
      }
    >
      <Picture values={values} onChoose={onChange} sentence={caption} holder={picture} />
      <p className={styles.readings} aria-live="polite">
        {readingsOf(values, t).map((reading) => (
          <span key={reading}>
            {reading}
            <br />
          </span>
        ))}
      </p>
      <p className={styles.note}>
        {unbrokenOptions(
          t("note", {
            unstable: exact.unstable,
            runs: exact.runs,
            date: RECORDED.date,
            device: RECORDED.device,
            steps: String(RECORDED.scale.steps),
            size: String(RECORDED.scale.blockSize),
            command: RECORDED.command,
          }),
        )}
      </p>
    </Cell>
  );
});
