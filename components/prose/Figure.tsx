import { posterAt } from "@/components/figure/links";
import { entryOf } from "@/components/figures/entries";
import { LiveFigure } from "@/components/figures/LiveFigure";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import styles from "./Figure.module.css";

interface FigureProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
  /** Finds the words around the figure; it has its own in the same language, where they are translated. */
  readonly t?: Translate;
}

/**
 * Shows a live figure of the book. Its place keeps the size of the figure from the first paint on, loads it
 * when it comes near the viewport, and may be wider than the text. On paper its still picture is printed instead.
 */
export async function Figure({ name, link, t = english }: FigureProps) {
  const entry = await entryOf(name, t.locale);
  const language = t.locale === "en" || entry?.words ? undefined : "en";
  return (
    <div className={styles.figure}>
      {entry ? (
        <>
          <LiveFigure entry={entry} id={name} embedded={false} link={link} />
          <div className={styles.printed} data-printed lang={language}>
            <p className={styles.title}>{entry.title}</p>
            {/* Lazy and not displayed, so that the screen never fetches it. */}
            {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
            <img
              src={posterAt(entry, t.locale)}
              alt={t("figure.still", { title: entry.title })}
              loading="lazy"
              decoding="async"
            />
            <p>{entry.caption}</p>
          </div>
        </>
      ) : (
        <p role="alert">{t("figure.unknown", { name })}</p>
      )}
    </div>
  );
}
