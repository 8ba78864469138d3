"use client";

import { useState } from "react";
import { useWork, type Work } from "@/components/live/useWork";
import type { GradientsStep } from "@/lib/jobs/embeddingGradients/run";
import type { GradientsSetup } from "@/lib/jobs/embeddingGradients/size";
import type { EngineInfo } from "@/lib/training/report";

export interface Gradients extends Work {
  /** The steps that are there so far. */
  readonly steps: readonly GradientsStep[];
  readonly engine: EngineInfo | null;
}

interface Told {
  readonly steps: readonly GradientsStep[];
  readonly engine: EngineInfo | null;
}

/** The steps of both models, one after the other as they are trained. */
export function useGradients(setup: GradientsSetup): Gradients {
  const [told, setTold] = useState<Told>({ steps: [], engine: null });
  const work = useWork("embedding-gradients", setup, () => {
    // What was there stays in sight until the first step of the new request.
    let steps: readonly GradientsStep[] = [];
    return ({ step, engine }) => {
      steps = [...steps, step];
      setTold({ steps, engine });
    };
  });
  return { ...work, ...told };
}
