"use client";

import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import type { Verdict } from "@/lib/session/verdict";
import { messages } from "./messages";
import styles from "./verify.module.css";

interface VerdictNoteProps {
  readonly verdict: Verdict | null;
  /** Whether the browser refused to store the verdict of the check that has just ended. */
  readonly unkept: boolean;
  /** Removes the stored verdict. */
  readonly onUndo: () => void;
}

/** Says which engine the figures use because of the stored verdict, and offers to undo it. */
export function VerdictNote({ verdict, unkept, onUndo }: VerdictNoteProps) {
  const t = useWords(messages);
  if (unkept) return <p role="status">{t("verify.unkept")}</p>;
  if (!verdict) return null;
  const { device, date } = verdict;
  if (verdict.passed) return <p role="status">{t("verify.passedOn", { device, date })}</p>;
  return (
    <div role="status" className={styles.verdict}>
      <p>{t("verify.failedOn", { device, date })}</p>
      <Button onClick={onUndo}>{t("verify.undo")}</Button>
    </div>
  );
}
