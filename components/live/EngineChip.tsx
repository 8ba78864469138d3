import type { ReactNode } from "react";
import { useTranslate } from "@/components/controls/useTranslate";
import { BASE } from "@/components/figure/links";
import type { EngineInfo } from "@/lib/training/report";
import styles from "./live.module.css";

interface Props {
  /** The engine, and why it is not another; null before there is one. */
  readonly engine: { readonly kind: string; readonly reason: string } | null;
  /** Its name, and its progress where nothing else in the figure shows it. */
  readonly children: ReactNode;
}

/**
 * Shows which engine computes a figure's numbers. Once there is one, it is a link to the page that checks the GPU. The
 * page opens beside this one: a run in the figure, or the page that embeds the figure, must not be left.
 */
export function EngineChip({ engine, children }: Props) {
  const t = useTranslate();
  if (!engine || engine.kind === "none")
    return (
      <span className={styles.chip} data-engine="none" title={engine?.reason}>
        {children}
      </span>
    );
  return (
    <a
      className={styles.chip}
      href={`${BASE}/verify/`}
      target="_blank"
      rel="noopener"
      data-engine={engine.kind}
      title={engine.reason || t("figure.checkGpu")}
    >
      {children}
    </a>
  );
}

/** Returns the name of an engine in a figure. */
export const engineName = (engine: EngineInfo | null) =>
  engine ? (engine.kind === "webgpu" ? `WebGPU · ${engine.device}` : engine.device) : "no engine yet";
