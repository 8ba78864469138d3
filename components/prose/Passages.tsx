import type { ReactNode } from "react";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import styles from "./Passages.module.css";

interface PassageProps {
  readonly children: ReactNode;
}

/** Shows words about 32-bit state in the colour of 32 bits. */
export function B32({ children }: PassageProps) {
  return <span className={styles.bits32}>{children}</span>;
}

/** Shows words about 8-bit state in the colour of 8 bits. */
export function B8({ children }: PassageProps) {
  return <span className={styles.bits8}>{children}</span>;
}

/**
 * Shows an aside: in the margin of a wide screen, below its line on a narrow screen. It stands inside a
 * paragraph, so it can contain running text only.
 */
export function Note({ children }: PassageProps) {
  return (
    <small className={styles.note} role="note">
      {children}
    </small>
  );
}

/** Shows what to remember of a chapter: a short list at its end. */
export function Remember({ t = english, children }: PassageProps & { readonly t?: Translate }) {
  return (
    <section className={styles.remember} aria-labelledby="remember">
      <h2 id="remember" className={styles.title}>
        {t("prose.remember")}
      </h2>
      {children}
    </section>
  );
}
