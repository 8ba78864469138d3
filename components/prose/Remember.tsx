import type { ReactNode } from "react";
import styles from "./Remember.module.css";

/** What stays when the chapter is closed: a short list at its end. */
export function Remember({ children }: { readonly children: ReactNode }) {
  return (
    <section className={styles.remember} aria-labelledby="remember">
      <h2 id="remember" className={styles.title}>
        What to remember
      </h2>
      {children}
    </section>
  );
}
