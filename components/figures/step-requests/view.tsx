"use client";

import { useRef } from "react";
import { Button } from "@/components/controls/Button";
import { unbrokenOptions } from "@/components/controls/Command";
import { Icon } from "@/components/controls/Icon";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { type Timing, useTiming } from "@/components/live/useTiming";
import { stepsWorkerAt } from "@/lib/jobs/timing/messages";
import type { StepsPart, StepsRequest } from "@/lib/jobs/timing/timeSteps";
import { figure, stepRequestsOptions } from "./figure";
import { messages, type StepRequestsWords } from "./messages";
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
  const t = useWords(messages);
  const timing = useTiming(stepsWorkerAt);
  const shown = shownOf(options, timing.run);
  const caption = captionOf(shown, options, t);
  const picture = useRef<HTMLDivElement>(null);
  const { progress, start, stop } = timing;
  const running = progress !== null;
  return (
    <Cell
      caption={caption}
      state={running && t("timing.progress", { percent: Math.round(100 * progress) })}
      svg={() => picture.current?.querySelector("svg[role=img]") ?? null}
      table={() => tableOf(shown, t)}
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
        <div>
          <p className={styles.head}>{headOf(shown, t)}</p>
          {shown && <Picture rows={rowsOf(shown.timing, t)} sentence={caption} />}
        </div>
        <div>
          <Button main={!running} onClick={running ? stop : () => start({ task: options.task })}>
            <Icon name={running ? "pause" : "start"} />
            {t(running ? "timing.stop" : shown?.own ? "startAgain" : "start")}
          </Button>
          <p role="status" className={styles.words}>
            {unbrokenOptions(wordsOf(timing, shown, t))}
          </p>
        </div>
      </div>
    </Cell>
  );
});

function headOf(shown: Shown | null, t: StepRequestsWords): string {
  if (!shown) return t("head.none");
  return t(shown.own ? "timing.ownDevice" : "head.recorded", { device: shown.device });
}

/** Returns sentences that say where the picture comes from, or why there is no other one. */
function wordsOf(
  { run, progress, failure }: Timing<StepsRequest, StepsPart>,
  shown: Shown | null,
  t: StepRequestsWords,
): string {
  const origin = originOf(t);
  if (failure) return shown ? t("failed", { problem: failure, origin }) : failure;
  if (progress !== null && !shown?.own) return run ? t("counting", { device: run.part.device }) : t("making");
  if (shown?.own) return t("ownDone", { origin });
  return shown ? t("offer", { origin }) : "";
}
