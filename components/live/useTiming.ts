"use client";

import { useState } from "react";
import { useTranslate } from "@/components/controls/useTranslate";
import { BASE } from "@/components/figure/links";
import { say } from "@/lib/i18n/said";
import type { FromTiming } from "@/lib/jobs/timing/messages";
import { makeTimer } from "@/lib/jobs/timing/timer";
import type { OpenSession } from "@/lib/session/open";
import { GPU_TURNS } from "@/lib/session/turns";
import { useSession } from "./useSession";

/** A timing of the reader's GPU: the request, and the part of it that is done. */
export interface OwnRun<Request, Part> {
  readonly request: Request;
  readonly part: Part;
}

/** State and controls of a timing of the reader's GPU. */
export interface Timing<Request, Part> {
  /** The last timing, which may be of other options than the current ones. */
  readonly run: OwnRun<Request, Part> | null;
  /** Share of the timing that is done, 0 to 1; null while nothing runs. */
  readonly progress: number | null;
  /** A sentence that says why the timing failed, or "". */
  readonly failure: string;
  readonly start: (request: Request) => void;
  readonly stop: () => void;
}

/** What every timing sends: numbers of measurements so far, and in all. */
interface Progress {
  readonly finished: number;
  readonly total: number;
}

/**
 * Times the reader's GPU on request. The GPU is free again when the timing is done or stopped, or the figure
 * unmounts; the timing continues while the figure is out of sight.
 *
 * @param workerAt opens sessions with the worker that does the timing, for a base address of the site
 */
export function useTiming<Request, Part extends Progress>(
  workerAt: (base: string) => OpenSession<Request, FromTiming<Part>>,
): Timing<Request, Part> {
  const [run, setRun] = useState<OwnRun<Request, Part> | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState("");
  const t = useTranslate();
  const [timer] = useState(() => makeTimer(workerAt(BASE), GPU_TURNS));
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
        failed(why) {
          setProgress(null);
          setFailure(say(t, why));
        },
      });
    },
    stop() {
      timer.stop();
      setProgress(null);
    },
  };
}
