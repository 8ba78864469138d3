"use client";

import { useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Icon } from "@/components/controls/Icon";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { type Timing, useTiming } from "@/components/live/useTiming";
import { timingWorkerAt } from "@/lib/jobs/timing/messages";
import type { TimingPart, TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { ruleNamed } from "@/lib/numerics/rules";
import { printMi } from "@/lib/options/words";
import { figure, rooflineOptions } from "./figure";
import {
  captionOf,
  findingOf,
  originOf,
  ownOf,
  type RooflineOptions,
  recordedOf,
  requestOf,
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
  const timing = useTiming(timingWorkerAt);
  const recorded = recordedOf(options);
  const own = timing.run && ownOf(timing.run, options.size);
  const software = timing.run?.part.software ?? false;
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(recorded, own, software);
  return (
    <Cell
      caption={caption}
      state={timing.progress !== null && `timing, ${Math.round(timing.progress * 100)} %`}
      svg={() =>
        picture.current?.querySelector(`[data-run="${own ? "own" : "recorded"}"] svg[role=img]`) ?? null
      }
      table={() => tableOf(recorded, own)}
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
        <section aria-label="The recorded run" data-run="recorded">
          <p className={styles.head}>{recorded.device}</p>
          <Picture measured={recorded} sentence={findingOf(recorded)} />
          <p className={styles.words}>{originOf(recorded.n)}</p>
        </section>
        <section aria-label="Your GPU" data-run="own">
          <p className={styles.head}>Your GPU{own && `: ${own.device}`}</p>
          {own ? (
            <Picture measured={own} sentence={findingOf(own, software)} />
          ) : (
            <p className={styles.waiting}>
              Not timed yet. A copy, the 32-bit step and the 8-bit step run for some seconds; nothing leaves
              this page.
            </p>
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
        {running ? "Stop" : run ? "Time it again" : "Time this GPU"}
      </Button>
      <p role="status" className={styles.words}>
        {failure ? `${failure} The recorded run beside it shows what a GPU would.` : wordsOf(timing, options)}
      </p>
    </>
  );
}

/** Returns sentences that say what was timed, and how it differs from the chosen options. */
function wordsOf({ run, progress }: OwnTiming, options: RooflineOptions): string {
  if (!run) return progress === null ? "" : "Waiting for the GPU to reach its full speed…";
  const { request, part } = run;
  const own = ownOf(run, options.size);
  if (!own)
    return progress === null
      ? "Stopped before anything was timed."
      : "Waiting for the GPU to reach its full speed…";
  const sentences = [`${printMi(own.n)} parameters.`];
  if (part.timings[0].clock === "wall clock") {
    sentences.push(
      "This page cannot read a clock of this GPU, or its time stamps are not usable: the numbers are by the wall clock and include the time to start each batch.",
    );
  }
  if (request.rule !== options.rule || request.blockSize !== options.blockSize) {
    sentences.push(
      `This is ${ruleNamed(request.rule).label} with blocks of ${request.blockSize}: time it again for the options chosen now.`,
    );
  }
  if (part.note) sentences.push(part.note);
  return sentences.join(" ");
}
