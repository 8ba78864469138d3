"use client";

import { useEffect, useMemo, useState } from "react";
import { BASE } from "@/components/figure/links";
import { useSameContent } from "@/components/live/useSameContent";
import { useSession } from "@/components/live/useSession";
import { microscopeWorkerAt } from "@/lib/jobs/microscope/messages";
import { GPU_TURNS } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";
import { makeScopeLine, type ScopeLine } from "./scopeLine";
import { asleep, heard, type ScopeState } from "./scopeState";

/** How long options must have rested before their run begins, milliseconds: a slider passes many values. */
const REST_MS = 180;

/** A microscope as the figure uses it. */
export interface Scope extends ScopeState {
  readonly line: ScopeLine;
  /** Begins once more: the way out of a failure. */
  readonly retry: () => void;
}

/** Keeps a microscope for a figure. Its worker is there while the figure is near the viewport. */
export function useScope(config: RunConfig, engine: "auto" | "reference"): Scope {
  const [state, setState] = useState(asleep);
  const [line] = useState(() =>
    makeScopeLine(microscopeWorkerAt(BASE), GPU_TURNS, (message) =>
      setState((before) => heard(before, message)),
    ),
  );
  useSession(line);
  const [attempt, setAttempt] = useState(0);
  const asked = useSameContent(config);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to start again
  useEffect(() => {
    const timer = setTimeout(() => line.configure(asked, engine), REST_MS);
    return () => clearTimeout(timer);
  }, [line, asked, engine, attempt]);
  return useMemo(() => ({ ...state, line, retry: () => setAttempt((before) => before + 1) }), [state, line]);
}
