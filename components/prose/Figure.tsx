import { entryOf } from "@/components/figures/entries";
import { LiveFigure } from "@/components/figures/LiveFigure";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import styles from "./Figure.module.css";
import { PrintedFigure } from "./printed/PrintedFigure";

interface FigureProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
  /**
   * What is printed: the still picture with its numbers, or the figure as it stands on the screen, such as what it says
   * about a reader's file.
   */
  readonly onPaper?: "still" | "live";
  /** Finds the words around the figure; it has its own in the same language, where they are translated. */
  readonly t?: Translate;
}

/**
 * Shows a live figure of the book. Its place keeps the size of the figure from the first paint on, loads it
 * when it comes near the viewport, and may be wider than the text.
 */
export async function Figure({ name, link, onPaper = "still", t = english }: FigureProps) {
  const entry = await entryOf(name, t.locale);
  if (!entry)
    return (
      <div className={styles.figure}>
        <p role="alert">{t("figure.unknown", { name })}</p>
      </div>
    );
  return (
    <div className={styles.figure} data-on-paper={onPaper}>
      <LiveFigure entry={entry} id={name} embedded={false} link={link} />
      {onPaper === "still" && <PrintedFigure entry={entry} t={t} />}
    </div>
  );
}
