"use client";

import { useEffect, useRef, useState } from "react";
import { BASE } from "@/components/figure/links";
import type { Said } from "@/lib/i18n/said";
import { JOB_PLACES, makeJobRunner } from "@/lib/jobs/jobRunner";
import type { JobName, Jobs } from "@/lib/jobs/jobs";
import { GPU_TURNS } from "@/lib/session/turns";
import { useSameContent } from "./useSameContent";
import { type SessionOptions, useSession } from "./useSession";

/** Where a figure's job stands. */
export interface Work {
  /** Share that is done of what is being computed, 0 to 1; null when nothing is. */
  readonly progress: number | null;
  /** Why nothing more will come, or "". */
  readonly failure: Said;
  /** Tries once more with a new worker. */
  readonly retry: () => void;
}

/**
 * Computes a job anew whenever the request changes in content; a newer request ends the older one. The worker
 * is there while the figure is near the viewport.
 *
 * @param begin called with each request that is begun; the function that it returns is called with the parts
 */
export function useWork<N extends JobName>(
  job: N,
  request: Jobs[N]["request"],
  begin: (request: Jobs[N]["request"]) => (part: Jobs[N]["part"]) => void,
  options?: SessionOptions,
): Work {
  const [runner] = useState(() => {
    const { workerAt, onGpu } = JOB_PLACES[job];
    return makeJobRunner(workerAt(BASE), onGpu ? GPU_TURNS : null);
  });
  useSession(runner, options);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Pick<Work, "progress" | "failure">>({ progress: 0, failure: "" });
  const latestBegin = useRef(begin);
  latestBegin.current = begin;
  const asked = useSameContent(request);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again
  useEffect(() => {
    const take = latestBegin.current(asked);
    setState({ progress: 0, failure: "" });
    runner.ask(job, asked, {
      part(part) {
        take(part);
        setState({ progress: part.share, failure: "" });
      },
      done: () => setState({ progress: null, failure: "" }),
      failed: (failure) => setState({ progress: null, failure }),
    });
  }, [runner, job, asked, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
