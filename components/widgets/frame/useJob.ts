"use client";

import { useEffect, useRef, useState } from "react";
import { type ComputeClient, startCompute } from "@/lib/experiment/compute/client";
import type { JobName, Jobs } from "@/lib/experiment/compute/jobs";
import type { SlicedPart } from "@/lib/experiment/compute/sliced";

/** Jobs that give one result, and what it is. */
type ResultOf<N extends JobName> = Jobs[N]["part"] extends SlicedPart<infer T> ? T : never;

export interface JobState<T> {
  /** The last result; it stays while the next one is being computed. */
  readonly result: T | null;
  /** Share that is done of what is being computed, 0 to 1; null when nothing is. */
  readonly progress: number | null;
  /** Why there is no new result: a sentence, or nothing. */
  readonly problem: string;
}

/** The result of a job of the worker, computed anew whenever the request changes in content. */
export function useJob<N extends JobName>(job: N, request: Jobs[N]["request"]): JobState<ResultOf<N>> {
  const [state, setState] = useState<JobState<ResultOf<N>>>({ result: null, progress: 0, problem: "" });
  const client = useRef<ComputeClient | null>(null);
  const asked = JSON.stringify(request);

  useEffect(
    () => () => {
      client.current?.dispose();
      client.current = null;
    },
    [],
  );
  useEffect(() => {
    client.current ??= startCompute(process.env.NEXT_PUBLIC_BASE_PATH);
    setState((before) => ({ ...before, progress: 0, problem: "" }));
    client.current.start(job, JSON.parse(asked), {
      part(part) {
        const { share, result } = part as SlicedPart<ResultOf<N>>;
        setState((before) =>
          result === undefined ? { ...before, progress: share } : { result, progress: null, problem: "" },
        );
      },
      done() {},
      failed: (problem) => setState((before) => ({ ...before, progress: null, problem })),
    });
    return () => client.current?.stop();
  }, [job, asked]);
  return state;
}
