import type { FigureEntry } from "@/components/figure/figure";
import { posterAt } from "@/components/figure/links";
import { storedTableOf } from "@/components/figures/storedTables";
import type { Translate } from "@/lib/i18n/translate";
import { Numbers } from "./Numbers";
import styles from "./printed.module.css";

interface PrintedFigureProps {
  readonly entry: FigureEntry;
  /** Finds the words of the page; the figure has its own in the same language, where they are translated. */
  readonly t: Translate;
}

/** What a figure is on paper: its title, its still picture, its caption and the numbers behind the picture. */
export function PrintedFigure({ entry, t }: PrintedFigureProps) {
  const { title, caption, locale = "en" } = entry;
  const numbers = storedTableOf(entry);
  return (
    <div className={styles.printed} data-printed lang={locale === t.locale ? undefined : locale}>
      <div className={styles.still}>
        <p className={styles.title}>{title}</p>
        {/* Lazy and not displayed, so that the screen never fetches it. */}
        {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
        <img
          src={posterAt(entry, t.locale)}
          alt={t("figure.still", { title })}
          loading="lazy"
          decoding="async"
        />
        <p>{caption}</p>
      </div>
      {numbers && <Numbers numbers={numbers} locale={locale} t={t} />}
    </div>
  );
}
