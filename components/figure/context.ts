"use client";

import { createContext, type RefObject, useContext } from "react";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import type { FigureEntry } from "./figure";
import type { Patch } from "./inbox";

/** What the place around a figure tells its cell: which figure it is, its options, and what can be done. */
export interface Surroundings {
  readonly entry: FigureEntry;
  /** Id of the cell in its page; links to the cell end in it. */
  readonly id: string;
  /** The figure's own options, as an embed has them. */
  readonly options: OptionsTable;
  /** The options with the defaults of this place. */
  readonly table: OptionsTable;
  readonly values: AnyValues;
  /** Sentences about values that had to be changed. */
  readonly notes: readonly string[];
  readonly canUndo: boolean;
  /** Unknown names are ignored and bad values put right with a note, so anybody may ask. */
  readonly change: (patch: Patch) => void;
  readonly undo: () => void;
  readonly reset: () => void;
  readonly dismissNotes: () => void;
  readonly embedded: boolean;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

/** @throws Error outside a figure slot: a cell cannot stand alone. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error("A Cell must stand inside a FigureSlot.");
  return surroundings;
}

/** The element that holds a figure's place in the page. */
export const RoomContext = createContext<RefObject<HTMLElement | null>>({ current: null });

/** Where the figure stands, for those who must know whether it can be seen. */
export const useRoom = () => useContext(RoomContext);
