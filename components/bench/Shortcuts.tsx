"use client";

import { useEffect, useRef } from "react";
import { useWords } from "@/components/controls/words";
import styles from "./bench.module.css";
import { messages } from "./messages";
import { Sheet } from "./Sheet";
import sheetStyles from "./Sheet.module.css";

/** A shortcut: a key, what it does in words, and the function that does it. */
export interface Shortcut {
  /** Value of `KeyboardEvent.key`; with "Ctrl+" before it for a key with Control or Command. */
  readonly key: string;
  readonly what: string;
  readonly act: () => void;
}

/** Elements in which keys have a meaning of their own. */
const FIELDS =
  "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable], [role=slider], dialog[open]";

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

interface ShortcutSheetProps {
  readonly shortcuts: readonly Shortcut[];
  /** Whether single keys are on. */
  readonly single: boolean;
  readonly onSingle: (single: boolean) => void;
  readonly onClose: () => void;
}

/** Shows the keys of the bench. Single keys can be turned off: they may be in the way of speech input. */
export function ShortcutSheet({ shortcuts, single, onSingle, onClose }: ShortcutSheetProps) {
  const t = useWords(messages);
  return (
    <Sheet title={t("bench.keys")} onClose={onClose}>
      <dl className={sheetStyles.keys}>
        {shortcuts.map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.check}>
        <input type="checkbox" checked={single} onChange={(event) => onSingle(event.currentTarget.checked)} />
        {t("bench.keys.single")}
      </label>
    </Sheet>
  );
}
