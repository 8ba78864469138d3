"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useWords } from "@/components/controls/words";
import { Failure } from "@/components/figure/Failure";
import styles from "./bench.module.css";
import { messages } from "./messages";

interface LaterProps<P> {
  /** Name of the part, for the sentence of a failure. */
  readonly title: string;
  /** Fetches the part; the same function in each render. */
  readonly load: () => Promise<ComponentType<P>>;
  readonly props: P;
}

/** Shows a part of the bench whose script is fetched when the part is first shown. */
export function Later<P extends object>({ title, load, props }: LaterProps<P>) {
  const t = useWords(messages);
  const [Part, setPart] = useState<ComponentType<P> | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    let current = true;
    load().then(
      (part) => current && setPart(() => part),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);
  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  if (problem) return <Failure title={title} problem={problem} onRetry={retry} />;
  return Part ? <Part {...props} /> : <p className={styles.note}>{t("bench.fetching")}</p>;
}

/** The parts that are fetched when they are first shown. */
export const loadSweepPanel = async () => (await import("./SweepPanel")).SweepPanel;
export const loadCodesPanel = async () => (await import("./CodesPanel")).CodesPanel;
export const loadOverlay = async () => (await import("./Overlay")).Overlay;
export const loadRunTable = async () => (await import("./RunTable")).RunTable;
export const loadConfusionPanel = async () => (await import("./panels/ConfusionPanel")).ConfusionPanel;
export const loadErrorMapPanel = async () => (await import("./panels/ErrorMapPanel")).ErrorMapPanel;
export const loadFitsPanel = async () => (await import("./panels/FitsPanel")).FitsPanel;
export const loadMicroscopePanel = async () => (await import("./panels/MicroscopePanel")).MicroscopePanel;
export const loadRecordCard = async () => (await import("./RecordCard")).RecordCard;
export const loadPresets = async () => (await import("./Presets")).Presets;
