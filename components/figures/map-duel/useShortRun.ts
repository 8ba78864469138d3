"use client";

import { useEffect, useState } from "react";
import { useTrainings } from "@/components/live/useTrainings";
import { twinConfig } from "@/lib/training/twinConfig";

/** Steps of the run: the second moment has seen large and small gradients, and the wait is short. */
export const LIVE_STEPS = 100;

/** Where the run stands. */
export interface Live {
  /** First and second moments of the run, all tensors one after the other; null until it is done. */
  readonly states: readonly Float32Array[] | null;
  /** What it is doing, or why it failed. */
  readonly sentence: string;
}

const WAITING: Live = { states: null, sentence: "Starting the engine…" };

/** The result of the run, which is the same each time: a reader who comes back has it at once. */
let done: Live | null = null;

/**
 * Trains a small network with 32-bit state on the CPU, and returns its m and r.
 *
 * @param wanted whether the run is asked for: nothing is fetched before
 */
export function useLive(wanted: boolean): Live {
  const [live, setLive] = useState<Live>(done ?? WAITING);
  const trainings = useTrainings();
  useEffect(() => {
    if (!wanted || done) return;
    setLive(WAITING);
    trainings.start([twinConfig({ maxSteps: LIVE_STEPS })], {
      frame(_, { firstStep, losses }) {
        const step = firstStep + losses[0].length;
        setLive({ states: null, sentence: `Training: step ${step} of ${LIVE_STEPS}.` });
      },
      ended(_, states) {
        done = { states, sentence: "" };
        setLive(done);
      },
      finished() {},
      failed: (sentence) => setLive({ states: null, sentence }),
    });
    return trainings.stop;
  }, [wanted, trainings]);
  return live;
}
