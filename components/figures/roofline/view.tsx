"use client";

import { useRef } from "react";
import { Button } from "@/components/controls/Button";
import { unbrokenOptions } from "@/components/controls/Command";
import { Icon } from "@/components/controls/Icon";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { type Timing, useTiming } from "@/components/live/useTiming";
import { say } from "@/lib/i18n/said";
import { timingWorkerAt } from "@/lib/jobs/timing/messages";
import type { TimingPart, TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { printMi } from "@/lib/options/words";
import { figure, rooflineOptions } from "./figure";
import { messages, type RooflineWords } from "./messages";
import {
  captionOf,
  findingOf,
  originOf,
  ownOf,
  type RooflineOptions,
  recordedOf,
  requestOf,
  ruleWithBlocks,
  tableOf,
} from "./model";
import { Picture } from "./Picture";
import styles from "./roofline.module.css";

const SOURCES = [
  "lib/jobs/timing/timeKernels.ts",
  "lib/gpu/timing.ts",
  "lib/numerics/traffic.ts",
  "lib/recordings/bench-kernels-h100.json",
];

/** Shows bytes against time: of a recorded run and, on request, of the reader's own GPU. */
export default defineView(figure, function Roofline({ values: options, onChange }) {
  const t = useWords(messages);
  const timing = useTiming(timingWorkerAt);
  const recorded = recordedOf(options, undefined, t);
  const own = timing.run && ownOf(timing.run, options.size, t);
  const software = timing.run?.part.software ?? false;
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(recorded, own, software, t);
  return (
    <Cell
      caption={caption}
      state={timing.progress !== null && t("timing.progress", { percent: Math.round(timing.progress * 100) })}
      svg={() =>
        picture.current?.querySelector(`[data-run="${own ? "own" : "recorded"}"] svg[role=img]`) ?? null
      }
      table={() => tableOf(recorded, own, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={rooflineOptions}
          values={options}
          onChange={onChange}
          names={Object.keys(rooflineOptions)}
          first={["rule", "blockSize"]}
        />
      }
    >
      <div ref={picture} className={styles.figure}>
        <section aria-label={t("timing.recorded")} data-run="recorded">
          <p className={styles.head}>{recorded.device}</p>
          <Picture measured={recorded} sentence={findingOf(recorded, false, t)} />
          <p className={styles.words}>{unbrokenOptions(originOf(recorded.n, t))}</p>
        </section>
        <section aria-label={t("timing.own")} data-run="own">
          <p className={styles.head}>
            {own ? t("timing.ownDevice", { device: own.device }) : t("timing.own")}
          </p>
          {own ? (
            <Picture measured={own} sentence={findingOf(own, software, t)} />
          ) : (
            <p className={styles.waiting}>{t("notTimed")}</p>
          )}
          <Run timing={timing} options={options} />
        </section>
      </div>
    </Cell>
  );
});

/** The timing of the reader's GPU and its controls. */
type OwnTiming = Timing<TimingRequest, TimingPart>;

interface RunProps {
  readonly timing: OwnTiming;
  readonly options: RooflineOptions;
}

/** Shows the button that starts and stops a timing, and the state of the timing in words. */
function Run({ timing, options }: RunProps) {
  const t = useWords(messages);
  const { run, progress, failure, start, stop } = timing;
  const running = progress !== null;
  return (
    <>
      <Button
        main={!run && !running}
        className={styles.start}
        onClick={running ? stop : () => start(requestOf(options))}
      >
        <Icon name={running ? "pause" : "start"} />
        {t(running ? "timing.stop" : run ? "startAgain" : "start")}
      </Button>
      <p role="status" className={styles.words}>
        {failure ? t("failed", { problem: failure }) : wordsOf(timing, options, t)}
      </p>
    </>
  );
}

/** Returns sentences that say what was timed, and how it differs from the chosen options. */
function wordsOf({ run, progress }: OwnTiming, options: RooflineOptions, t: RooflineWords): string {
  if (!run) return progress === null ? "" : t("waiting");
  const { request, part } = run;
  const own = ownOf(run, options.size, t);
  if (!own) return t(progress === null ? "stopped" : "waiting");
  const sentences = [t("parameters", { parameters: t.print(printMi(own.n)) })];
  if (part.timings[0].clock === "wall clock") sentences.push(t("wallClock"));
  if (request.rule !== options.rule || request.blockSize !== options.blockSize)
    sentences.push(t("otherOptions", { run: ruleWithBlocks(request, t) }));
  if (part.note) sentences.push(say(t, part.note));
  return sentences.join(" ");
}
