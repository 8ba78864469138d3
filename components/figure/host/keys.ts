/** Keys that slides, galleries and pages use as shortcuts, and that a figure has no use for outside of a control. */
const HOST_KEYS = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "PageUp",
  "PageDown",
  "Home",
  "End",
  "Escape",
  " ",
  "b",
  "f",
  "n",
  "o",
  "p",
  "s",
]);

/** Elements that use the arrow keys, letters or the space bar themselves. */
const CONTROL =
  "input, select, textarea, button, summary, [contenteditable], [role=slider], [role=application], [tabindex='0']";

/**
 * Returns whether a pressed key belongs to the host: the figure did not use it, and no control has the focus.
 * Escape belongs to the host in a control too, unless something was closed by it.
 */
export function isHostKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (!HOST_KEYS.has(event.key)) return false;
  if (event.key === "Escape") return true;
  return !(event.target instanceof Element && event.target.closest(CONTROL));
}

/**
 * Returns the message by which reveal.js presses a key in its deck, in the form of its postMessage interface.
 */
export const revealKey = (keyCode: number) => JSON.stringify({ method: "triggerKey", args: [keyCode] });
