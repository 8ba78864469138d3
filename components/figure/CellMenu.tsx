"use client";

import { type FocusEvent, type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import { Icon } from "@/components/controls/Icon";
import { useTranslate } from "@/components/controls/useTranslate";
import cell from "./Cell.module.css";
import styles from "./CellMenu.module.css";

/** One entry of a cell's menu. */
export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
}

interface Props {
  readonly items: readonly MenuItem[];
  /** The menu's button; a panel returns the focus to it. */
  readonly button: RefObject<HTMLButtonElement | null>;
}

/**
 * Shows a button that opens a list of buttons. Tab and the arrow keys move through the list; Escape, a
 * choice, or leaving the list closes it. It is a plain list without the menu role, which screen readers
 * support alike in all frames.
 */
export function CellMenu({ items, button }: Props) {
  const t = useTranslate();
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
        title={t("figure.menuItems")}
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        <span className="visually-hidden">{t("figure.menu")}</span>
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
