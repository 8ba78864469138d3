"use client";

import { type FocusEvent, type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { Icon } from "@/components/controls/Icon";
import cell from "./Cell.module.css";
import styles from "./CellMenu.module.css";

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
}

interface Props {
  readonly items: readonly MenuItem[];
  /** The button, so that the focus can come back to it from a panel. */
  readonly button: RefObject<HTMLButtonElement | null>;
}

/**
 * A button that unfolds a list of buttons. Tab and the arrow keys walk through them; Escape, a choice, or leaving
 * the list folds it. A plain list is used, and not the menu role: it works the same in every reader and frame.
 */
export function CellMenu({ items, button }: Props) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();

  const choose = (item: MenuItem) => {
    setOpen(false);
    button.current?.focus();
    item.act();
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
      return;
    }
    const entries = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    entries.at(next % entries.length)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the buttons inside
    <div className={styles.menu} onBlur={onBlur} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={cell.tool}
        aria-expanded={open}
        aria-controls={listId}
        title="Link, embed, save, numbers, code"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        <span className="visually-hidden">Menu</span>
      </button>
      <ul ref={list} id={listId} className={styles.list} hidden={!open}>
        {items.map((item) => (
          <li key={item.label}>
            <button type="button" onClick={() => choose(item)}>
              {item.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
