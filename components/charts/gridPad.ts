import type { KeyboardEvent, MouseEvent } from "react";

/** A grid of numbered cells in which one is chosen by a click or by the arrow keys. */
export interface GridRequest {
  /** What is chosen, such as "Value of the tensor". */
  readonly label: string;
  /** What each key does, in a sentence. */
  readonly description: string;
  /** The chosen cell in words. */
  readonly text: string;
  /** Number of cells; the index runs from 0 to count - 1. */
  readonly count: number;
  readonly index: number;
  /** Index that each key leads to. Goals outside the grid are moved to its first or its last cell. */
  readonly goals: Readonly<Record<string, number>>;
  /** Index of the cell at a place of the pad, pixels from its corner; null between the cells. */
  readonly cellAt: (x: number, y: number, pad: DOMRect) => number | null;
  readonly onIndex: (index: number) => void;
  /** Takes the keys that are no goals; returns whether the key had an effect. */
  readonly onOtherKey?: (key: string) => boolean;
}

/** Returns the index of the cell under the pointer, or null between the cells. */
export function cellUnder(event: MouseEvent, cellAt: GridRequest["cellAt"]): number | null {
  const pad = event.currentTarget.getBoundingClientRect();
  return cellAt(event.clientX - pad.left, event.clientY - pad.top, pad);
}

/** Returns the attributes and listeners of the element that lies over a grid of numbered cells: a slider. */
export function gridPad(request: GridRequest) {
  const { label, description, text, count, index, goals, cellAt, onIndex, onOtherKey } = request;
  return {
    role: "slider",
    tabIndex: 0,
    "aria-label": label,
    "aria-valuemin": 0,
    "aria-valuemax": count - 1,
    "aria-valuenow": index,
    "aria-valuetext": text,
    "aria-description": description,
    onClick(event: MouseEvent) {
      const found = cellUnder(event, cellAt);
      if (found !== null) onIndex(found);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key in goals) onIndex(Math.max(0, Math.min(count - 1, goals[event.key])));
      else if (!onOtherKey?.(event.key)) return;
      event.preventDefault();
    },
  };
}
