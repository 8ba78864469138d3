"use client";

import { useRef } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { figure, whatFitsOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, tableOf } from "./model";
import { Picture } from "./Picture";
import { useWhatFits } from "./useWhatFits";
import { Work } from "./Work";
import styles from "./what-fits.module.css";

const SOURCES = [
  "lib/planned/plan.ts",
  "lib/planned/presets.ts",
  "lib/planned/allocator.ts",
  "lib/planned/trainer.ts",
  "lib/planned/probe.ts",
  "lib/jobs/whatFits/whatFits.ts",
];

/** Shows what fits into a budget of memory with 32-bit and with 8-bit state, and trains both on request. */
export default defineView(figure, function WhatFits({ values: options, onChange }) {
  const t = useWords(messages);
  const work = useWhatFits(options, onChange);
  const { fits, training, search, run } = work;
  const caption = captionOf(fits, t);
  const picture = useRef<HTMLDivElement>(null);
  const state = [
    training.progress !== null && t("fits.training", { percent: Math.round(100 * training.progress) }),
    search.progress !== null && t("fits.looking", { percent: Math.round(100 * search.progress) }),
  ].find(Boolean);
  return (
    <Cell
      caption={caption}
      state={state}
      svg={() => picture.current?.querySelector("svg[role=img]") ?? null}
      table={() => tableOf(fits, run?.part.lanes ?? [], t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={whatFitsOptions}
          values={options}
          onChange={onChange}
          names={["budget", "release", "checkpoint"]}
          first={["budget"]}
          more={["cap"]}
        />
      }
    >
      <div ref={picture} className={styles.figure}>
        <Picture fits={fits} sentence={caption} />
        <Work work={work} />
      </div>
    </Cell>
  );
});
