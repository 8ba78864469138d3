"use client";

import { useEffect, useRef, useState } from "react";
import { BASE } from "@/components/figure/links";
import { type ComputeClient, startCompute, startTrainer } from "@/lib/jobs/client";
import type { JobName, Jobs } from "@/lib/jobs/jobs";
import { GPU_TURNS } from "@/lib/session/turns";
import { useSession } from "./useSession";
import { makeWorkLine } from "./workLine";

interface Place {
  readonly start: (base: string) => ComputeClient;
  /** Whether it opens a GPU device where there is one. */
  readonly onGpu: boolean;
}

/** Which worker does a job. */
const PLACES: Readonly<Record<JobName, Place>> = {
  "block-curve": { start: startCompute, onGpu: true },
  outlier: { start: startCompute, onGpu: false },
  "mixed-scale": { start: startCompute, onGpu: false },
  "update-errors": { start: startCompute, onGpu: false },
  "embedding-gradients": { start: startTrainer, onGpu: true },
};

export interface Work {
  /** Share that is done of what is being computed, 0 to 1; null when nothing is. */
  readonly progress: number | null;
  /** Why nothing more will come, as a sentence, or "". */
  readonly failure: string;
  /** Try once more with a new worker. */
  readonly retry: () => void;
}

/**
 * Has a job of the compute worker done anew whenever the request changes in content; a newer request ends the older
 * one. The worker is there while the figure is near the viewport.
 *
 * @param begin called with each request that is begun; what it returns hears the parts
 */
export function useWork<N extends JobName>(
  job: N,
  request: Jobs[N]["request"],
  begin: (request: Jobs[N]["request"]) => (part: Jobs[N]["part"]) => void,
): Work {
  const [line] = useState(() => {
    const { start, onGpu } = PLACES[job];
    return makeWorkLine(() => start(BASE), onGpu ? GPU_TURNS : undefined);
  });
  useSession(line);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState({ progress: 0 as number | null, failure: "" });
  const begun = useRef(begin);
  begun.current = begin;
  const asked = JSON.stringify(request);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again
  useEffect(() => {
    const content = JSON.parse(asked) as typeof request;
    const hear = begun.current(content);
    setState({ progress: 0, failure: "" });
    line.ask(job, content, {
      part(part) {
        hear(part);
        setState({ progress: part.share, failure: "" });
      },
      done: () => setState({ progress: null, failure: "" }),
      failed: (failure) => setState({ progress: null, failure }),
    });
  }, [line, job, asked, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
