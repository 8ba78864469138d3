import type { ReactNode } from "react";
import { HoverCards } from "./HoverCards";
import styles from "./Prose.module.css";

/** Sets the text of a page: spacing and line length of all Markdown elements, and the hover cards. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.prose}>
      {children}
      <HoverCards />
    </div>
  );
}
