"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useTiming } from "@/components/live/useTiming";
import { whatFitsWorkerAt } from "@/lib/jobs/timing/messages";
import { figure, whatFitsOptions } from "./figure";
import { captionOf, fitsOf, isOf, laneWords, recordedWords, requestOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./what-fits.module.css";

const SOURCES = [
  "lib/planned/plan.ts",
  "lib/planned/presets.ts",
  "lib/planned/allocator.ts",
  "lib/planned/trainer.ts",
  "lib/jobs/whatFits/whatFits.ts",
];

/** Shows what fits into a budget of memory with 32-bit and with 8-bit state, and trains both on request. */
export default defineView(figure, function WhatFits({ values: options, onChange }) {
  const training = useTiming(whatFitsWorkerAt);
  const fits = useMemo(() => fitsOf(options), [options]);
  const caption = captionOf(fits);
  const picture = useRef<HTMLDivElement>(null);
  const { run, progress, failure, start, stop } = training;
  const running = progress !== null;
  const shown = run && isOf(run, options) ? run : null;
  const lanes = shown?.part.lanes ?? [];
  return (
    <Cell
      caption={caption}
      state={running && `training, ${Math.round(100 * progress)} %`}
      svg={() => picture.current?.querySelector("svg[role=img]") ?? null}
      table={() => tableOf(fits, lanes)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={whatFitsOptions}
          values={options}
          onChange={onChange}
          names={Object.keys(whatFitsOptions)}
          first={["budget"]}
        />
      }
    >
      <div ref={picture} className={styles.figure}>
        <Picture fits={fits} sentence={caption} />
        <div>
          <Button
            main={!running}
            disabled={!running && !fits.in8}
            onClick={running ? stop : () => start(requestOf(options))}
          >
            <Icon name={running ? "pause" : "start"} />
            {running ? "Stop" : "Train both"}
          </Button>
          <div role="status" className={styles.words}>
            {failure && <p>{failure}</p>}
            {lanes.map((lane) => (
              <p key={lane.bits}>{laneWords(lane)}</p>
            ))}
            {!failure && lanes.length === 0 && (
              <p>
                {running
                  ? "The kernels are being made. Nothing leaves this page."
                  : "Press Train both: your GPU trains this model on the text of this book with each precision, within the budget."}
              </p>
            )}
            {lanes.length === 0 && !running && recordedWords().map((words) => <p key={words}>{words}</p>)}
          </div>
        </div>
      </div>
    </Cell>
  );
});
