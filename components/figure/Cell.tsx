"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon } from "@/components/controls/Icon";
import styles from "./Cell.module.css";
import { CellMenu, type MenuItem } from "./CellMenu";
import { useSurroundings } from "./context";
import { exportItems } from "./exports";
import { Panel, type PanelName } from "./Panel";
import type { DataTable } from "./table";

export interface CellProps {
  /** One or two sentences that state what the picture now shows, numbers included. */
  readonly caption: string;
  readonly controls?: ReactNode;
  /**
   * Whether something runs, and where: a chip, a word. Shown at the right of the title. A cell that has nothing to say
   * now gives null and keeps the place.
   */
  readonly state?: ReactNode;
  readonly children: ReactNode;
  /** The picture, for export as SVG and PNG. */
  readonly svg?: () => SVGSVGElement | null;
  /** The picture where it is painted, for export as PNG. Ignored if there is `svg`. */
  readonly canvas?: () => HTMLCanvasElement | null;
  /** The numbers behind the picture, for the table and the CSV file. Asked for when the reader wants them. */
  readonly table?: () => DataTable;
  /** Files that made the picture, as paths in the repository, the most telling one first. */
  readonly sources?: readonly string[];
}

/** The unit of the notebook: a thin frame with title, run state, controls, picture, finding and a small menu. */
export function Cell({ caption, controls, state, children, svg, canvas, table, sources }: CellProps) {
  const around = useSurroundings();
  const titleId = useId();
  const menuButton = useRef<HTMLButtonElement>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [trouble, setTrouble] = useState("");

  const items: MenuItem[] = [
    { label: "Copy link", act: () => setPanel("link") },
    { label: "Embed", act: () => setPanel("embed") },
    ...exportItems(around.entry.name, { svg, canvas, table }, setTrouble),
    ...(table ? [{ label: "Show the numbers", act: () => setPanel("table") }] : []),
    ...(sources ? [{ label: "Show the code", act: () => setPanel("sources") }] : []),
    { label: "Reset the options", act: around.reset },
  ];

  const close = () => {
    setPanel(null);
    menuButton.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && panel) {
      event.stopPropagation();
      close();
    }
    // In a text field the same keys take back what was typed.
    const typing = event.target instanceof HTMLInputElement && /^(text|number)$/.test(event.target.type);
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
      event.preventDefault();
      around.undo();
    }
  };

  const Title = around.embedded ? "h1" : "p";
  return (
    <figure className={styles.cell} aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Title className={styles.title} id={titleId}>
          {around.entry.title}
        </Title>
        {state !== undefined && <div className={styles.state}>{state}</div>}
        <div className={styles.tools}>
          <button
            type="button"
            className={styles.tool}
            disabled={!around.canUndo}
            onClick={around.undo}
            title="Undo the last change (Ctrl+Z)"
          >
            <Icon name="undo" />
            <span className="visually-hidden">Undo</span>
          </button>
          <CellMenu items={items} button={menuButton} />
        </div>
      </div>
      <Notes
        sentences={trouble ? [...around.notes, trouble] : around.notes}
        onDismiss={() => {
          setTrouble("");
          around.dismissNotes();
        }}
      />
      {controls && <div className={styles.controls}>{controls}</div>}
      <div className={styles.picture}>{children}</div>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <Spoken text={caption} />
      {panel && <Panel name={panel} table={table} sources={sources} onClose={close} />}
    </figure>
  );
}

interface NotesProps {
  readonly sentences: readonly string[];
  readonly onDismiss: () => void;
}

/** What had to be changed, in the reader's sight until they wave it away or change an option. */
function Notes({ sentences, onDismiss }: NotesProps) {
  return (
    <div role="status">
      {sentences.length > 0 && (
        <div className={styles.notes}>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <button type="button" className={styles.tool} onClick={onDismiss}>
            <Icon name="close" />
            <span className="visually-hidden">Dismiss</span>
          </button>
        </div>
      )}
    </div>
  );
}

const SPEAK_AFTER_MS = 700;

/** The caption for screen readers, spoken when it has rested: during a drag it changes sixty times a second. */
function Spoken({ text }: { readonly text: string }) {
  const [spoken, setSpoken] = useState("");
  const first = useRef(true);
  useEffect(() => {
    // Nothing has changed yet when the cell appears; a page full of cells must not speak all at once.
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSpoken(text), SPEAK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {spoken}
    </div>
  );
}
