import { BASE } from "@/components/figure/links";
import { entryOf } from "@/components/figures/entries";
import { LiveFigure } from "@/components/figures/LiveFigure";
import styles from "./Figure.module.css";

interface FigureProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/**
 * Shows a live figure of the book. Its place keeps the size of the figure from the first paint on, loads it
 * when it comes near the viewport, and may be wider than the text. On paper its still picture is printed instead.
 */
export async function Figure({ name, link }: FigureProps) {
  const entry = await entryOf(name);
  return (
    <div className={styles.figure}>
      {entry ? (
        <>
          <LiveFigure entry={entry} id={name} embedded={false} link={link} />
          <div className={styles.printed} data-printed>
            <p className={styles.title}>{entry.title}</p>
            {/* Lazy and not displayed, so that the screen never fetches it. */}
            {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
            <img
              src={`${BASE}/posters/${name}.svg`}
              alt={`A still picture: ${entry.title}.`}
              loading="lazy"
              decoding="async"
            />
            <p>{entry.caption}</p>
          </div>
        </>
      ) : (
        <p role="alert">There is no figure called “{name}”.</p>
      )}
    </div>
  );
}
