"use client";

import { useState } from "react";
import { useWork, type Work } from "@/components/live/useWork";
import { type CurveErrors, makeGatherer } from "@/lib/findings/blockCurves";
import type { BlockCurveRequest, CurveEngine } from "@/lib/jobs/blockCurve/blockCurve";

/** Where the curve's job stands, and what it has brought. */
export interface Computing extends Work {
  /** The last whole picture, perhaps of other options. */
  readonly picture: CurveErrors | null;
  /** What computed it; null before the first measurement. */
  readonly engine: CurveEngine | null;
}

/** Measures the curve in a worker; a newer request ends the older one. */
export function useCurve(request: BlockCurveRequest): Computing {
  const [picture, setPicture] = useState<CurveErrors | null>(null);
  const [engine, setEngine] = useState<CurveEngine | null>(null);
  const work = useWork("block-curve", request, (asked) => {
    let gatherer = makeGatherer(asked);
    let kind = "";
    return (part) => {
      // The CPU replaces a GPU that failed half-way; a figure that comes back into sight begins anew.
      if (part.engine.kind !== kind) gatherer = makeGatherer(asked);
      kind = part.engine.kind;
      setEngine(part.engine);
      const whole = gatherer.add(part);
      if (whole) setPicture(whole);
    };
  });
  return { ...work, picture, engine };
}
