"use client";

import { useEffect, useRef } from "react";

/** A shortcut: a key, what it does in words, and the function that does it. */
export interface Shortcut {
  /** Value of `KeyboardEvent.key`; with "Ctrl+" before it for a key with Control or Command. */
  readonly key: string;
  readonly what: string;
  readonly act: () => void;
}

/** Elements in which keys have a meaning of their own. */
const FIELDS =
  "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], [role=slider], dialog";

/**
 * Listens for shortcuts on the whole page, outside of fields.
 *
 * @param single whether shortcuts of a single key are on; those with Control always are
 */
export function useShortcuts(shortcuts: readonly Shortcut[], single: boolean): void {
  const current = useRef({ shortcuts, single });
  current.current = { shortcuts, single };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as Element | null;
      if (event.defaultPrevented || event.altKey || target?.closest(FIELDS)) return;
      const control = event.ctrlKey || event.metaKey;
      const key = control ? `Ctrl+${event.shiftKey ? "Shift+" : ""}${event.key.toLowerCase()}` : event.key;
      const found = current.current.shortcuts.find((shortcut) => shortcut.key === key);
      if (!found || (!control && !current.current.single)) return;
      event.preventDefault();
      found.act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
