"use client";

import { useEffect, useRef, useState } from "react";
import { BASE } from "@/components/figure/links";
import { startTiming } from "@/lib/jobs/timing/client";
import type { TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { type Claim, GPU_TURNS } from "@/lib/session/turns";
import type { OwnRun } from "./model";

export interface Timing {
  /** What has been timed, perhaps for other options. */
  readonly run: OwnRun | null;
  /** Share that is done; null while nothing runs. */
  readonly progress: number | null;
  /** Why there is nothing, or no more: a sentence, or "". */
  readonly failure: string;
  readonly start: (request: TimingRequest) => void;
  readonly stop: () => void;
}

/** Times the reader's GPU when asked to. The GPU is free again when it is done, stopped, or the figure goes away. */
export function useTiming(): Timing {
  const [run, setRun] = useState<OwnRun | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState("");
  const end = useRef<(() => void) | null>(null);
  // What else of this page uses the GPU would be timed with it: there is one figure at a time.
  const [claim] = useState<Claim>(() => ({
    grant() {},
    revoke() {
      end.current?.();
      setProgress(null);
      setFailure("Another figure of this page needed the GPU, so the timing was given up.");
    },
  }));
  useEffect(
    () => () => {
      end.current?.();
      GPU_TURNS.release(claim);
    },
    [claim],
  );

  return {
    run,
    progress,
    failure,
    start(request) {
      end.current?.();
      setRun(null);
      setProgress(0);
      setFailure("");
      const hear = {
        part(part: OwnRun["part"]) {
          setRun({ request, part });
          setProgress(part.finished / part.total);
        },
        done() {
          setProgress(null);
          GPU_TURNS.release(claim);
        },
        failed(sentence: string) {
          setProgress(null);
          GPU_TURNS.release(claim);
          setFailure(sentence);
        },
      };
      GPU_TURNS.claim(claim);
      end.current = startTiming(request, hear, BASE);
    },
    stop() {
      end.current?.();
      setProgress(null);
      GPU_TURNS.release(claim);
    },
  };
}
