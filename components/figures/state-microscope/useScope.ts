"use client";

import { useEffect, useMemo, useState } from "react";
import { useWords } from "@/components/controls/words";
import { BASE } from "@/components/figure/links";
import { useSameContent } from "@/components/live/useSameContent";
import { useSession } from "@/components/live/useSession";
import { microscopeWorkerAt } from "@/lib/jobs/microscope/messages";
import { GPU_TURNS } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";
import { messages } from "./messages";
import { makeScopeLine, type ScopeLine } from "./scopeLine";
import { INITIAL_STATE, type ScopeState, stateAfter } from "./scopeState";

/** Time without a change of options after which their run starts: a moving slider passes many values. */
const REST_MS = 180;

/** State and controls of the microscope of a figure. */
export interface Scope extends ScopeState {
  readonly line: ScopeLine;
  /** Starts the run again after a failure. */
  readonly retry: () => void;
}

/** Makes a microscope for a figure. Its worker exists while the figure is near the viewport. */
export function useScope(config: RunConfig, engine: "auto" | "reference"): Scope {
  const [state, setState] = useState(INITIAL_STATE);
  const t = useWords(messages);
  const [line] = useState(() =>
    makeScopeLine(
      microscopeWorkerAt(BASE),
      GPU_TURNS,
      (message) => setState((before) => stateAfter(before, message)),
      t,
    ),
  );
  useSession(line);
  const [attempt, setAttempt] = useState(0);
  const asked = useSameContent(config);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts the run again
  useEffect(() => {
    const timer = setTimeout(() => line.configure(asked, engine), REST_MS);
    return () => clearTimeout(timer);
  }, [line, asked, engine, attempt]);
  return useMemo(() => ({ ...state, line, retry: () => setAttempt((before) => before + 1) }), [state, line]);
}
