import type { ReactNode } from "react";
import styles from "./EngineChip.module.css";

interface Props {
  /** The engine, and why it is not another; null before there is one. */
  readonly engine: { readonly kind: string; readonly reason: string } | null;
  /** Its name, and its progress where nothing else in the figure shows it. */
  readonly children: ReactNode;
}

/** Shows which engine computes a figure's numbers. */
export function EngineChip({ engine, children }: Props) {
  return (
    <span className={styles.chip} data-engine={engine?.kind ?? "none"} title={engine?.reason}>
      {children}
    </span>
  );
}
