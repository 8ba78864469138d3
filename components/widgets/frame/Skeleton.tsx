import type { WidgetEntry } from "../widget";
import styles from "./WidgetFrame.module.css";

/** The frame before its widget has come, of the same size; without scripts it is all there is. */
export function Skeleton({ entry }: { readonly entry: WidgetEntry }) {
  return (
    <div className={styles.frame}>
      <p className={styles.title}>{entry.title}</p>
      <p className={styles.detail}>{entry.caption}</p>
      <noscript>
        <p className={styles.detail}>
          This figure computes what it shows, so it needs scripts. The text does not.
        </p>
      </noscript>
    </div>
  );
}
