"use client";

import { createContext, type RefObject, useContext } from "react";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import type { FigureEntry } from "./figure";
import type { Patch } from "./history";

/** The state of one figure in one place of a page, with the actions that change it. */
export interface FigureState {
  readonly entry: FigureEntry;
  /** Id of the figure in its page; links to the figure end in it. */
  readonly id: string;
  readonly options: OptionsTable;
  readonly values: AnyValues;
  /** Sentences about values that had to be changed. */
  readonly notes: readonly string[];
  readonly canUndo: boolean;
  /** The side that made the last change. */
  readonly changedBy: "reader" | "host";
  /**
   * Changes options for the reader. Ignores unknown names and locked options, and corrects bad values with a note.
   */
  readonly change: (patch: Patch) => void;
  /** Changes options for the host page, locked ones too, without a step of undo. */
  readonly changeByHost: (patch: Patch) => void;
  readonly undo: () => void;
  readonly reset: () => void;
  readonly dismissNotes: () => void;
  readonly embedded: boolean;
}

/** Provides the state of the figure to its cell. */
export const FigureStateContext = createContext<FigureState | null>(null);

/**
 * Returns the state of the figure that a component belongs to.
 *
 * @throws Error outside a FigureFrame
 */
export function useFigureContext(): FigureState {
  const state = useContext(FigureStateContext);
  if (!state) throw new Error("A Cell must be rendered inside a FigureFrame.");
  return state;
}

/** Provides the element that reserves a figure's place in the page. */
export const RoomContext = createContext<RefObject<HTMLElement | null>>({ current: null });

/**
 * Returns the element that reserves the figure's place, for hooks that observe whether the figure is in view.
 */
export const useRoom = () => useContext(RoomContext);
