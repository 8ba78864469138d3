"use client";

import { useMemo, useState } from "react";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { BASE } from "@/components/figure/links";
import { say } from "@/lib/i18n/said";
import { runWorkerAt } from "@/lib/session/runLease";
import { makeTrainings, type Trainings, type TrainingsListener } from "@/lib/session/trainings";
import { useSession } from "./useSession";

/** Trainings that tell the reason of a failure in the language of the page. */
interface FigureTrainings extends Omit<Trainings, "start"> {
  start(
    configs: Parameters<Trainings["start"]>[0],
    listener: Omit<TrainingsListener, "failed"> & { failed(sentence: string): void },
  ): void;
}

/** Keeps short trainings on the CPU for a figure. They rest while the figure is far from the viewport. */
export function useTrainings(): FigureTrainings {
  const t = useLiveWords();
  const [trainings] = useState(() =>
    makeTrainings(runWorkerAt(BASE), (next) => void requestAnimationFrame(next)),
  );
  useSession(trainings);
  return useMemo(
    () => ({
      ...trainings,
      start: (configs, listener) =>
        trainings.start(configs, { ...listener, failed: (why) => listener.failed(say(t, why)) }),
    }),
    [trainings, t],
  );
}
