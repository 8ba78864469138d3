import styles from "./FigureFrame.module.css";
import type { FigureEntry } from "./figure";
import { BASE } from "./links";

/** The frame before its figure has come, of the same size; without scripts it is all there is. */
export function Skeleton({ entry }: { readonly entry: FigureEntry }) {
  return (
    <div className={styles.frame}>
      <p className={styles.title}>{entry.title}</p>
      <p className={styles.detail}>{entry.caption}</p>
      <noscript>
        {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
        <img
          src={`${BASE}/posters/${entry.name}.svg`}
          alt={`A still picture: ${entry.title}.`}
          className={styles.poster}
        />
        <p className={styles.detail}>
          This figure computes what it shows, so it needs scripts. The text does not.
        </p>
      </noscript>
    </div>
  );
}
