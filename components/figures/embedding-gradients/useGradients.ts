"use client";

import { useState } from "react";
import { useWork, type Work } from "@/components/live/useWork";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import type { GradientsSetup } from "@/lib/jobs/embeddingGradients/size";
import type { EngineInfo } from "@/lib/training/report";

/** What the job has brought. */
interface Trained {
  /** The steps that are there so far. */
  readonly steps: readonly GradientsStep[];
  /** Null before the first step. */
  readonly engine: EngineInfo | null;
}

/** Where the gradients' job stands, and what it has brought. */
export interface Gradients extends Work, Trained {}

/** Trains both models in a worker, and returns their steps as they come. */
export function useGradients(setup: GradientsSetup): Gradients {
  const [trained, setTrained] = useState<Trained>({ steps: [], engine: null });
  const work = useWork("embedding-gradients", setup, () => {
    // Steps of the old request stay in sight until the first step of the new one.
    let steps: readonly GradientsStep[] = [];
    return ({ step, engine }) => {
      steps = [...steps, step];
      setTrained({ steps, engine });
    };
  });
  return { ...work, ...trained };
}
