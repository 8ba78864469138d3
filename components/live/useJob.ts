"use client";

import { useState } from "react";
import type { JobName, Jobs } from "@/lib/jobs/jobs";
import type { SlicedPart } from "@/lib/jobs/sliced";
import type { SessionOptions } from "./useSession";
import { useWork, type Work } from "./useWork";

/** The result of a job that has one. */
type ResultOf<N extends JobName> = Jobs[N]["part"] extends SlicedPart<infer T> ? T : never;

/** Where a job with one result stands. */
export interface JobState<T> extends Work {
  /** The last result; it stays while the next one is being computed. */
  readonly result: T | null;
}

/** Returns the result of a job, which is computed anew whenever the request changes in content. */
export function useJob<N extends JobName>(
  job: N,
  request: Jobs[N]["request"],
  options?: SessionOptions,
): JobState<ResultOf<N>> {
  const [result, setResult] = useState<ResultOf<N> | null>(null);
  const begin = () => (part: Jobs[N]["part"]) => {
    const { result: found } = part as SlicedPart<ResultOf<N>>;
    if (found !== undefined) setResult(found);
  };
  const work = useWork(job, request, begin, options);
  return { ...work, result };
}
