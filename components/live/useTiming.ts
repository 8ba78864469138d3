"use client";

import { useState } from "react";
import { BASE } from "@/components/figure/links";
import { useSession } from "@/components/live/useSession";
import { timingWorkerAt } from "@/lib/jobs/timing/messages";
import type { TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { makeTimer } from "@/lib/jobs/timing/timer";
import { GPU_TURNS } from "@/lib/session/turns";
import type { OwnRun } from "./model";

/** State and controls of a timing of the reader's GPU. */
export interface Timing {
  /** The last timing, which may be of other options than the current ones. */
  readonly run: OwnRun | null;
  /** Share of the timing that is done, 0 to 1; null while nothing runs. */
  readonly progress: number | null;
  /** A sentence that says why the timing failed, or "". */
  readonly failure: string;
  readonly start: (request: TimingRequest) => void;
  readonly stop: () => void;
}

/**
 * Times the reader's GPU on request. The GPU is free again when the timing is done or stopped, or the figure
 * unmounts; the timing continues while the figure is out of sight.
 */
export function useTiming(): Timing {
  const [run, setRun] = useState<OwnRun | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState("");
  const [timer] = useState(() => makeTimer(timingWorkerAt(BASE), GPU_TURNS));
  useSession(timer, { alwaysAwake: true });

  return {
    run,
    progress,
    failure,
    start(request) {
      setRun(null);
      setProgress(0);
      setFailure("");
      timer.start(request, {
        part(part) {
          setRun({ request, part });
          setProgress(part.finished / part.total);
        },
        done: () => setProgress(null),
        failed(sentence) {
          setProgress(null);
          setFailure(sentence);
        },
      });
    },
    stop() {
      timer.stop();
      setProgress(null);
    },
  };
}
