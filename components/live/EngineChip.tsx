import type { ReactNode } from "react";
import type { EngineInfo } from "@/lib/training/report";
import styles from "./live.module.css";

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

/** Returns the name of an engine in a figure. */
export const engineName = (engine: EngineInfo | null) =>
  engine ? (engine.kind === "webgpu" ? `WebGPU · ${engine.device}` : engine.device) : "no engine yet";
