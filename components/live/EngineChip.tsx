import type { ReactNode } from "react";
import { useTranslate } from "@/components/controls/useTranslate";
import { PageLink } from "@/components/figure/PageLink";
import { type Said, say } from "@/lib/i18n/said";
import styles from "./live.module.css";

interface Props {
  /** The engine, and why it is not another; null before there is one. */
  readonly engine: { readonly kind: string; readonly reason: Said } | null;
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
      <span className={styles.chip} data-engine="none" title={engine ? say(t, engine.reason) : undefined}>
        {children}
      </span>
    );
  return (
    <PageLink
      className={styles.chip}
      to="/verify/"
      target="_blank"
      rel="noopener"
      data-engine={engine.kind}
      title={say(t, engine.reason) || t("figure.checkGpu")}
    >
      {children}
    </PageLink>
  );
}
