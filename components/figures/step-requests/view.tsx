"use client";

import { useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { type Timing, useTiming } from "@/components/live/useTiming";
import { stepsWorkerAt } from "@/lib/jobs/timing/messages";
import type { StepsPart, StepsRequest } from "@/lib/jobs/timing/timeSteps";
import { figure, stepRequestsOptions } from "./figure";
import { captionOf, originOf, rowsOf, type Shown, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";
import styles from "./step-requests.module.css";

const SOURCES = [
  "lib/jobs/timing/timeSteps.ts",
  "lib/replay/stepReplay.ts",
  "lib/replay/deviceCalls.ts",
  "lib/recordings/bench-replay.json",
];

/** Shows the requests of a training step: of a recorded run and, on request, on the reader's own GPU. */
export default defineView(figure, function StepRequests({ values: options, onChange }) {
  const timing = useTiming(stepsWorkerAt);
  const shown = shownOf(options, timing.run);
  const caption = captionOf(shown, options);
  const picture = useRef<HTMLDivElement>(null);
  const { progress, start, stop } = timing;
  const running = progress !== null;
  return (
    <Cell
      caption={caption}
      state={running && `timing, ${Math.round(100 * progress)} %`}
      svg={() => picture.current?.querySelector("svg[role=img]") ?? null}
      table={() => tableOf(shown)}
      sources={SOURCES}
      controls={
        <OptionPanel
          table={stepRequestsOptions}
          values={options}
          onChange={onChange}
          names={Object.keys(stepRequestsOptions)}
        />
      }
    >
      <div ref={picture} className={styles.figure}>
        <section aria-label={shown?.own ? "Your GPU" : "The recorded run"}>
          <p className={styles.head}>{headOf(shown)}</p>
          {shown && <Picture rows={rowsOf(shown.timing)} sentence={caption} />}
        </section>
        <div>
          <Button main={!running} onClick={running ? stop : () => start({ task: options.task })}>
            <Icon name={running ? "pause" : "start"} />
            {running ? "Stop" : shown?.own ? "Start again" : "Start"}
          </Button>
          <p role="status" className={styles.words}>
            {wordsOf(timing, shown)}
          </p>
        </div>
      </div>
    </Cell>
  );
});

const headOf = (shown: Shown | null) =>
  shown ? `${shown.own ? "Your GPU" : "Recorded"}: ${shown.device}` : "Not measured here";

/** Returns sentences that say where the picture comes from, or why there is no other one. */
function wordsOf({ run, progress, failure }: Timing<StepsRequest, StepsPart>, shown: Shown | null): string {
  if (failure) return `${failure} ${shown ? originOf() : ""}`.trim();
  if (progress !== null && !shown?.own)
    return run
      ? `Counting and timing on ${run.part.device}…`
      : "The models are being made. Nothing leaves this page.";
  if (shown?.own) return `Steps of two lanes, as on the cover. ${originOf()}`;
  return shown ? `${originOf()} Press Start for your own GPU; it takes some seconds.` : "";
}
