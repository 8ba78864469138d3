"use client";

import { useEffect, useRef, useState } from "react";
import type { BlockCurveRequest } from "@/lib/experiment/compute/blockCurve";
import { type ComputeClient, startCompute } from "@/lib/experiment/compute/client";
import { makeGatherer, type Picture } from "./model";

const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

export interface Computing {
  /** The last whole picture, perhaps of other options. */
  readonly picture: Picture | null;
  /** Share of the running computation that is done; null when none runs. */
  readonly progress: number | null;
  /** Why nothing more will come, or "". */
  readonly failure: string;
  /** Try once more with a new worker. */
  readonly retry: () => void;
}

/** Computes in a worker what is asked for; a newer request ends the older one. */
export function useCurve(request: BlockCurveRequest): Computing {
  const client = useRef<ComputeClient | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState("");

  useEffect(
    () => () => {
      client.current?.dispose();
      client.current = null;
    },
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again
  useEffect(() => {
    client.current ??= startCompute(BASE);
    const gatherer = makeGatherer(request);
    setProgress(0);
    setFailure("");
    client.current.start("block-curve", request, {
      part(part) {
        const whole = gatherer.add(part);
        if (whole) setPicture(whole);
        setProgress(part.finished / part.total);
      },
      done: () => setProgress(null),
      failed(sentence) {
        setProgress(null);
        setFailure(sentence);
      },
    });
    return () => client.current?.stop();
  }, [request, attempt]);

  const retry = () => {
    client.current?.dispose();
    client.current = null;
    setAttempt(attempt + 1);
  };
  return { picture, progress, failure, retry };
}
