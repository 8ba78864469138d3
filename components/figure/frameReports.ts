"use client";

import { createContext, useContext } from "react";
import type { Answers } from "./host/protocol";
import type { RunProgress } from "./host/runDriver";

/** Reports of a figure to the page around its frame. */
export interface FrameReports {
  /** Takes the progress of the figure's run, as often as it changes. */
  readonly progress: (progress: RunProgress) => void;
  /** Takes the caption, which states the finding. */
  readonly caption: (caption: string) => void;
  /** Takes the function that returns the picture as the text of an SVG file, "" while there is none. */
  readonly picture: (svg: () => string) => void;
  /** Takes all answers of the figure's exercise, after each answer. */
  readonly answer: (answers: Answers) => void;
  /** Answers that the host has stored, null if it has not given any. */
  readonly restored: Answers | null;
}

const ignore = () => {};

/** Provides the reports of an embed. Figures in the book report to nobody. */
export const FrameReportsContext = createContext<FrameReports>({
  progress: ignore,
  caption: ignore,
  picture: ignore,
  answer: ignore,
  restored: null,
});

/** Returns the reports of the frame that a figure belongs to. */
export const useFrameReports = () => useContext(FrameReportsContext);
