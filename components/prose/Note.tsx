import type { ReactNode } from "react";
import styles from "./Note.module.css";

/**
 * An aside: in the margin on wide screens, below its line on narrow ones. It stands inside a paragraph, so it
 * holds running text only.
 */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <small className={styles.note} role="note">
      {children}
    </small>
  );
}
