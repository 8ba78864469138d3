import type { ReactNode } from "react";
import { HoverCards } from "./HoverCards";
import styles from "./Prose.module.css";

/** The text of one page: rhythm and measure of everything that Markdown makes, and its hover cards. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.prose}>
      {children}
      <HoverCards />
    </div>
  );
}
