"use client";

import { useEffect, useMemo, useState } from "react";
import { BASE } from "@/components/figure/links";
import { useSession } from "@/components/live/useSession";
import { startMicroscope } from "@/lib/jobs/microscope/client";
import { GPU_TURNS } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";
import { makeScopeLine, type ScopeLine } from "./scopeLine";
import { asleep, heard, type ScopeState } from "./scopeState";

/** Options that are dragged through many values begin a run when they have rested. */
const REST_MS = 180;

export interface Scope extends ScopeState {
  readonly line: ScopeLine;
  /** Begin once more: the way out of a failure. */
  readonly retry: () => void;
}

/** A microscope for this figure: its worker lives while the figure is near the viewport. */
export function useScope(config: RunConfig, engine: "auto" | "reference"): Scope {
  const [state, setState] = useState(asleep);
  const [line] = useState(() =>
    makeScopeLine(
      (hear) => startMicroscope(BASE, hear),
      GPU_TURNS,
      (message) => setState((before) => heard(before, message)),
    ),
  );
  useSession(line);
  const [attempt, setAttempt] = useState(0);
  const asked = JSON.stringify(config);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again
  useEffect(() => {
    const timer = setTimeout(() => line.configure(JSON.parse(asked) as RunConfig, engine), REST_MS);
    return () => clearTimeout(timer);
  }, [line, asked, engine, attempt]);
  return useMemo(() => ({ ...state, line, retry: () => setAttempt((before) => before + 1) }), [state, line]);
}
