import type { ReactNode } from "react";
import styles from "./Bits.module.css";

/** Words about the 32-bit side, in its colour. */
export function B32({ children }: { readonly children: ReactNode }) {
  return <span className={styles.bits32}>{children}</span>;
}

/** Words about the 8-bit side, in its colour. */
export function B8({ children }: { readonly children: ReactNode }) {
  return <span className={styles.bits8}>{children}</span>;
}
