"use client";

import { useState } from "react";
import { useWork } from "@/components/live/useWork";
import type { ClinicSetup } from "@/lib/jobs/clinic/clinicJob";
import type { Trained } from "./model";

const NOTHING: Trained = { steps: [[], [], []], readings: [] };

/** Trains the three lanes of a fault in a worker, and returns their steps as they come. */
export function useClinic(setup: ClinicSetup) {
  const key = `${setup.fault} ${setup.seed}`;
  const [trained, setTrained] = useState({ key: "", run: NOTHING });
  const work = useWork("clinic", setup, ({ fault, seed }) => {
    let run = NOTHING;
    return ({ steps, readings }) => {
      run = { steps: run.steps.map((lane, i) => [...lane, ...steps[i]]), readings };
      setTrained({ key: `${fault} ${seed}`, run });
    };
  });
  // Steps of another fault would be taken for those of this one.
  return { work, trained: trained.key === key ? trained.run : NOTHING };
}
