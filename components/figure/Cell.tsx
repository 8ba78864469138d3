"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { AnnouncedRunContext } from "@/components/controls/announcedRun";
import { Button } from "@/components/controls/Button";
import { unbrokenOptions } from "@/components/controls/Command";
import { Icon } from "@/components/controls/Icon";
import { useKeptFocus } from "@/components/controls/useKeptFocus";
import { useTranslate } from "@/components/controls/useTranslate";
import { useFigureLanguage } from "@/components/controls/words";
import { isDownloaded } from "@/lib/session/carried";
import { Announcement, useRunning } from "./Announcement";
import styles from "./Cell.module.css";
import { CellMenu, type MenuItem } from "./CellMenu";
import { useFigureContext } from "./context";
import { exportItems, fileItem } from "./exports";
import { FittedPicture, useFit } from "./Fit";
import { useFrameReports } from "./frameReports";
import { Panel, type PanelName } from "./Panel";
import { svgFile } from "./pictureFiles";
import type { DataTable } from "./table";

/** Props of a cell. */
export interface CellProps {
  /** One or two sentences that state the finding of the picture, numbers included. */
  readonly caption: string;
  readonly controls?: ReactNode;
  /**
   * State of the figure's computation, such as a chip or a word, to the right of the title. Null reserves its
   * place while there is nothing to show.
   */
  readonly state?: ReactNode;
  readonly children: ReactNode;
  /**
   * Parts under the caption: in a narrow figure those that a first look does not need, so that the caption is
   * beside the picture.
   */
  readonly further?: ReactNode;
  /** Returns the picture, for export as SVG and PNG. */
  readonly svg?: () => SVGSVGElement | null;
  /** Returns the picture that is painted on a canvas, for export as PNG. Ignored if there is `svg`. */
  readonly canvas?: () => HTMLCanvasElement | null;
  /** Returns the numbers behind the picture, for the table and the CSV file, when the reader opens either. */
  readonly table?: () => DataTable;
  /** Paths in the repository of the files that computed the picture, the most relevant first. */
  readonly sources?: readonly string[];
}

/** Frames a figure: title, run state, undo and menu, notes, controls, picture, caption and further parts. */
export function Cell(props: CellProps) {
  const { caption, controls, state, children, further, svg, canvas, table, sources } = props;
  const t = useTranslate();
  const language = useFigureLanguage();
  const figure = useFigureContext();
  const fit = useFit();
  const reports = useFrameReports();
  useEffect(() => reports.caption(caption), [reports, caption]);
  useEffect(() =>
    reports.picture(() => {
      const drawn = svg?.();
      return drawn ? svgFile(drawn) : "";
    }),
  );
  const titleId = useId();
  const menuButton = useRef<HTMLButtonElement>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [exportProblem, setExportProblem] = useState("");
  const { running, announceRun } = useRunning();

  const undo = useKeptFocus({ disabled: !figure.canUndo, onClick: figure.undo });
  const items: MenuItem[] = [
    { label: t("figure.copyLink"), act: () => setPanel("link") },
    { label: t("figure.embed"), act: () => setPanel("embed") },
    ...(isDownloaded() ? [] : [fileItem(figure, setExportProblem, t)]),
    ...exportItems(figure.entry.name, { svg, canvas, table }, setExportProblem, t),
    ...(table ? [{ label: t("figure.showNumbers"), act: () => setPanel("table") }] : []),
    ...(sources ? [{ label: t("figure.showCode"), act: () => setPanel("sources") }] : []),
    { label: t("figure.resetOptions"), act: figure.reset },
  ];

  const close = () => {
    setPanel(null);
    menuButton.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && (panel || fit?.sheet)) {
      event.stopPropagation();
      if (panel) close();
      else fit?.showSheet(false);
    }
    // In a text field the same keys undo the typing.
    const typing = event.target instanceof HTMLInputElement && /^(text|number)$/.test(event.target.type);
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
      event.preventDefault();
      figure.undo();
    }
  };

  const Title = figure.embedded ? "h1" : "p";
  const parts = {
    controls: controls && <div className={styles.controls}>{controls}</div>,
    further: further && <div className={styles.further}>{further}</div>,
  };
  const cell = (
    <figure
      className={fit ? `${styles.cell} ${styles.fitted}` : styles.cell}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <Title className={styles.title} id={titleId} lang={language}>
          {figure.entry.title}
        </Title>
        {state !== undefined && <div className={styles.state}>{state}</div>}
        {fit?.run}
        {fit && (controls || further) && (
          <Button
            small
            className={styles.opener}
            aria-expanded={fit.sheet}
            onClick={() => fit.showSheet(!fit.sheet)}
          >
            {t("figure.options")}
          </Button>
        )}
        <div className={styles.tools}>
          <button type="button" className={styles.tool} {...undo} title={t("figure.undoKey")}>
            <Icon name="undo" />
            <span className="visually-hidden">{t("figure.undo")}</span>
          </button>
          <CellMenu items={items} button={menuButton} />
        </div>
      </div>
      <Notes
        sentences={exportProblem ? [...figure.notes, exportProblem] : figure.notes}
        onDismiss={() => {
          setExportProblem("");
          figure.dismissNotes();
          // The button that had the focus is gone.
          menuButton.current?.focus();
        }}
      />
      {fit ? (
        <>
          {/* The controls stay in the page while the sheet is closed: they announce the run. */}
          <div className={styles.sheet} hidden={!fit.sheet}>
            {parts.controls}
            {parts.further}
          </div>
          <FittedPicture className={styles.picture} svg={svg} canvas={canvas}>
            {children}
          </FittedPicture>
        </>
      ) : (
        <>
          {parts.controls}
          <div className={styles.picture} lang={language}>
            {children}
          </div>
        </>
      )}
      <figcaption className={styles.caption} lang={language}>
        {unbrokenOptions(caption)}
      </figcaption>
      {!fit && parts.further}
      <Announcement text={caption} running={running} />
      {panel && <Panel name={panel} table={table} sources={sources} onClose={close} />}
    </figure>
  );
  return <AnnouncedRunContext value={announceRun}>{cell}</AnnouncedRunContext>;
}

interface NotesProps {
  readonly sentences: readonly string[];
  readonly onDismiss: () => void;
}

/** Lists notes on corrected values until the reader dismisses them or changes an option. */
function Notes({ sentences, onDismiss }: NotesProps) {
  const t = useTranslate();
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
            <span className="visually-hidden">{t("figure.dismiss")}</span>
          </button>
        </div>
      )}
    </div>
  );
}
