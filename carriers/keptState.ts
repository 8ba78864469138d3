/** The state of a figure in the storage of the host's page, which lasts for as long as the tab is open. */
import type { SavedState } from "@/components/figure/host/protocol";

/** Returns the key of the state; "" without the attribute `keep`. */
export function keyOf(element: Element): string {
  const keep = element.getAttribute("keep");
  return keep === null ? "" : `blockwise:${location.pathname}:${element.getAttribute("name")}:${keep}`;
}

/** Returns the stored state; null without one, and in pages that may not store. */
export function keptState(key: string): SavedState | null {
  try {
    return key ? JSON.parse(sessionStorage.getItem(key) ?? "null") : null;
  } catch {
    return null;
  }
}

/** Stores the state. A page that may not store shows the figure anew after a reload. */
export function keepState(key: string, saved: SavedState): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(saved));
  } catch {
    // Nothing is lost but the state after a reload.
  }
}
