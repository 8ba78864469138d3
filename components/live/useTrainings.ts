"use client";

import { useState } from "react";
import { BASE } from "@/components/figure/links";
import { runWorkerAt } from "@/lib/session/runLease";
import { makeTrainings, type Trainings } from "@/lib/session/trainings";
import { useSession } from "./useSession";

/** Keeps short trainings on the CPU for a figure. They rest while the figure is far from the viewport. */
export function useTrainings(): Trainings {
  const [trainings] = useState(() =>
    makeTrainings(runWorkerAt(BASE), (next) => void requestAnimationFrame(next)),
  );
  useSession(trainings);
  return trainings;
}
