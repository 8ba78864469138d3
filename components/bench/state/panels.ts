/** The panels of the bench: which there are, in which order, and which are open. */
import { english } from "../messages";
import type { PanelState } from "./document";

/** The panels, in the order of an untouched bench, with the key that opens and closes each. */
export const PANELS = [
  { id: "pictures", title: "What the models have learned", key: "1", open: true },
  { id: "curves", title: "Loss, gap and cosine", key: "2", open: true },
  { id: "ledger", title: "Results and bytes of state", key: "3", open: true },
  { id: "codes", title: "Codes in use", key: "4", open: false },
  { id: "overlay", title: "Curves of selected runs", key: "5", open: false },
  { id: "sweep", title: "Sweep", key: "6", open: false },
  { id: "confusion", title: "Confusion", key: "7", open: false },
  { id: "microscope", title: "Microscope", key: "8", open: false },
  { id: "errors", title: "Error map", key: "9", open: false },
  { id: "fits", title: "What fits", key: "f", open: false },
] as const;

/** Name of a panel. */
export type PanelId = (typeof PANELS)[number]["id"];

/** Returns the title of a panel; empty for an unknown one. */
export const panelTitle = (id: string, t = english): string =>
  t.named(`bench.panel.${id}`, PANELS.find((panel) => panel.id === id)?.title ?? "");

/** The panels of an untouched bench. */
export const USUAL_PANELS: readonly PanelState[] = PANELS.map(({ id, open }) => ({ id, open }));

/**
 * Returns stored panels in their order, without unknown and doubled ones, and with those that are missing.
 */
export function checkedPanels(stored: readonly PanelState[]): PanelState[] {
  const known = stored.filter(
    ({ id }, i) =>
      PANELS.some((panel) => panel.id === id) && stored.findIndex((each) => each.id === id) === i,
  );
  return [...known, ...USUAL_PANELS.filter(({ id }) => known.every((each) => each.id !== id))];
}

/** Returns the panels with one of them opened or closed. */
export const togglePanel = (panels: readonly PanelState[], id: string, open?: boolean): PanelState[] =>
  panels.map((panel) => (panel.id === id ? { id, open: open ?? !panel.open } : panel));

/** Returns the panels with an open panel moved before or after its open neighbour. */
export function movePanel(panels: readonly PanelState[], id: string, by: -1 | 1): PanelState[] {
  const from = panels.findIndex((panel) => panel.id === id);
  let to = from + by;
  while (panels[to] && !panels[to].open) to += by;
  if (!panels[to]) return [...panels];
  const moved = panels.filter((panel) => panel.id !== id);
  moved.splice(to, 0, panels[from]);
  return moved;
}
