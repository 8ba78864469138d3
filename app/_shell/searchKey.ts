/** The key that opens the search, and the reader's choice whether it does. */
export const SEARCH_KEY = "/";

/** Elements in which keys have a meaning of their own. */
const FIELDS = "input, select, textarea, [contenteditable], [role=slider], [role=application], dialog[open]";

const STORED = "blockwise.searchKey";

/** Whether the key opens the search. A single key may be in the way of speech input, so it can be turned off. */
export function readSearchKey(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser; without storage the key stays on. */
export function writeSearchKey(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  } catch {
    // Nothing can be kept here.
  }
}

/** Returns whether an event is a press of the key that no field and no other listener has a use for. */
export function isSearchKey(event: KeyboardEvent): boolean {
  if (event.key !== SEARCH_KEY || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.defaultPrevented || event.isComposing) return false;
  const inField = event.target instanceof Element && event.target.closest(FIELDS) !== null;
  return !inField && readSearchKey();
}
