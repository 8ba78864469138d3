"use client";

import { useRef } from "react";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { RECORDED_CROSSED as RECORDED } from "@/lib/recordings/crossed";
import styles from "./epsilon-and-rate.module.css";
import { epsilonAndRateOptions, figure } from "./figure";
import { captionOf, exactCounts, readingsOf, tableOf } from "./model";
import { Picture } from "./Picture";

const SOURCES = ["lib/study/crossed.ts", "lib/study/instability.ts", "lib/findings/crossed.ts"];

/** Shows recorded runs at four values of epsilon and four learning rates, with two tables for r. */
export default defineView(figure, function EpsilonAndRate({ values, onChange }) {
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf();
  const exact = exactCounts();
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={tableOf}
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
        {readingsOf(values).map((reading) => (
          <span key={reading}>
            {reading}
            <br />
          </span>
        ))}
      </p>
      <p className={styles.note}>
        A number is the median perplexity over that of 32-bit state with the same seed; a fraction counts
        unstable runs. With 32-bit state {exact.unstable} of {exact.runs} runs were unstable. Recorded{" "}
        {RECORDED.date} on {RECORDED.device}: the language model with the stable embedding,{" "}
        {RECORDED.scale.steps} steps, blocks of {RECORDED.scale.blockSize}. Command: {RECORDED.command}
      </p>
    </Cell>
  );
});
