"use client";

import { useEffect, useState } from "react";
import { useWords } from "@/components/controls/words";
import { useTrainings } from "@/components/live/useTrainings";
import { twinConfig } from "@/lib/training/twinConfig";
import { messages } from "./messages";

/** Steps of the run: enough for second moments of large and small gradients, and still a short wait. */
export const RUN_STEPS = 100;

/** The progress and the result of the run. */
export interface ShortRun {
  /** First and second moments of the run, all tensors one after the other; null until it is done. */
  readonly states: readonly Float32Array[] | null;
  /** States the current step, or why the run failed. */
  readonly sentence: string;
}

/** The finished run. Each run has the same result, so this page trains only once. */
let finishedRun: ShortRun | null = null;

/**
 * Trains a small network with 32-bit state on the CPU, and returns its m and r.
 *
 * @param wanted whether to train; while false nothing is fetched
 */
export function useShortRun(wanted: boolean): ShortRun {
  const t = useWords(messages);
  const [run, setRun] = useState<ShortRun>(finishedRun ?? { states: null, sentence: t("run.starting") });
  const trainings = useTrainings();
  useEffect(() => {
    if (!wanted || finishedRun) return;
    setRun({ states: null, sentence: t("run.starting") });
    trainings.start([twinConfig({ maxSteps: RUN_STEPS })], {
      frame(_, { firstStep, losses }) {
        const step = firstStep + losses[0].length;
        setRun({ states: null, sentence: t("run.step", { step, all: RUN_STEPS }) });
      },
      ended(_, states) {
        finishedRun = { states, sentence: "" };
        setRun(finishedRun);
      },
      finished() {},
      failed: (sentence) => setRun({ states: null, sentence }),
    });
    return trainings.stop;
  }, [wanted, trainings, t]);
  return run;
}
