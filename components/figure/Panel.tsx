"use client";

import { useContext, useEffect, useId, useRef } from "react";
import { NumbersContext } from "@/components/charts/numbers";
import { Icon } from "@/components/controls/Icon";
import { useTranslate } from "@/components/controls/useTranslate";
import { isDownloaded } from "@/lib/session/carried";
import { leftOutOfLinks } from "./address";
import cell from "./Cell.module.css";
import { CopyField } from "./CopyField";
import { useFigureContext } from "./context";
import type { FigureEntry } from "./figure";
import { embedPath, embedQuery, embedSnippet, siteHere, stateLink } from "./links";
import { NumbersTable } from "./NumbersTable";
import styles from "./Panel.module.css";
import { usePacker } from "./packer";
import type { DataTable } from "./table";

/** A panel that a cell can open below its picture. */
export type PanelName = "link" | "embed" | "table" | "sources";

/** Returns the address of the page, or of the embed: nobody else has the file of a downloaded figure. */
const pageAddress = (entry: FigureEntry) =>
  isDownloaded() ? siteHere() + embedPath(entry) : window.location.href;

interface Props {
  readonly name: PanelName;
  readonly table?: () => DataTable;
  readonly sources?: readonly string[];
  readonly onClose: () => void;
}

/** Shows one entry of the menu below the picture, with the focus on it; the cell returns the focus. */
export function Panel({ name, table, sources = [], onClose }: Props) {
  const t = useTranslate();
  const { entry, options, values, embedded, id } = useFigureContext();
  const packer = usePacker(options, values);
  const leftOut = packer ? leftOutOfLinks(options, values, packer, t) : [];
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another panel takes the focus anew
  useEffect(() => panel.current?.focus(), [name]);
  return (
    <section ref={panel} className={styles.panel} aria-labelledby={titleId} tabIndex={-1}>
      <div className={styles.head}>
        <p id={titleId} className={styles.title}>
          {t(`figure.panel.${name}`)}
        </p>
        <button type="button" className={cell.tool} onClick={onClose}>
          <Icon name="close" />
          <span className="visually-hidden">{t("figure.close")}</span>
        </button>
      </div>
      {name === "link" && (
        <CopyField
          label={t("figure.address")}
          text={stateLink(options, values, pageAddress(entry), id, embedded, packer)}
        />
      )}
      {name === "embed" && (
        <>
          <CopyField
            label="HTML"
            text={embedSnippet(entry, embedQuery(options, values, packer), siteHere())}
          />
          <p className={styles.hint}>{t("figure.embedHint")}</p>
        </>
      )}
      {(name === "link" || name === "embed") && leftOut.length > 0 && (
        <p role="status" className={styles.hint}>
          {leftOut.join(" ")}
        </p>
      )}
      {name === "table" && table && <Numbers table={table()} />}
      {name === "sources" && (
        <ul className={styles.sources}>
          {sources.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Shows a table that scrolls by itself, with its numbers as the language of the figure prints them. */
function Numbers({ table }: { readonly table: DataTable }) {
  const print = useContext(NumbersContext);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} aria-label={table.caption} tabIndex={0}>
      <NumbersTable table={table} className={styles.table} print={print} />
    </section>
  );
}
