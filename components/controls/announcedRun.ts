"use client";

import { createContext, useContext, useEffect } from "react";

/** The state of a figure's run and the actions of its buttons. */
export interface AnnouncedRun {
  readonly running: boolean;
  /** Whether nothing can be started: the run is loading, or at its end. */
  readonly disabled: boolean;
  readonly start: () => void;
  readonly pause: () => void;
  readonly step?: () => void;
  /** Does the steps that are missing up to a step. It can be repeated: a run that is there already does nothing. */
  readonly stepTo?: (step: number) => void;
  readonly reset?: () => void;
}

/** Provides the function that takes the run of a figure, null once its buttons are gone. */
export const AnnouncedRunContext = createContext<((run: AnnouncedRun | null) => void) | null>(null);

/**
 * Announces the run of a figure to the frame, so that a host page can do what the reader can do with the buttons.
 */
export function useAnnouncedRun(run: AnnouncedRun): void {
  const announce = useContext(AnnouncedRunContext);
  // After each render, since the actions close over the state of the render.
  useEffect(() => announce?.(run));
  useEffect(() => () => announce?.(null), [announce]);
}
