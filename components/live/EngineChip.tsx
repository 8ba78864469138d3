import type { ReactNode } from "react";
import styles from "./EngineChip.module.css";

interface Props {
  /** What computes, and why that and not another; null before there is one. */
  readonly engine: { readonly kind: string; readonly reason: string } | null;
  /** What it is called, and how far it is where nothing else says so. */
  readonly children: ReactNode;
}

/** Which engine computes a figure's numbers. */
export function EngineChip({ engine, children }: Props) {
  return (
    <span className={styles.chip} data-engine={engine?.kind ?? "none"} title={engine?.reason}>
      {children}
    </span>
  );
}
