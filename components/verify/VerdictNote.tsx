"use client";

import { Button } from "@/components/controls/Button";
import type { Verdict } from "@/lib/session/verdict";
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
  if (unkept)
    return (
      <p role="status">
        This browser does not let the page store the verdict. If the check failed, choose the CPU in the
        figures yourself.
      </p>
    );
  if (!verdict) return null;
  if (verdict.passed)
    return (
      <p role="status">
        {verdict.device} passed on {verdict.date}. Figures use the GPU.
      </p>
    );
  return (
    <div role="status" className={styles.verdict}>
      <p>
        {verdict.device} failed on {verdict.date}. Figures that start from now on use the CPU. Figures inside
        pages of other sites do not know this verdict.
      </p>
      <Button onClick={onUndo}>Use the GPU again</Button>
    </div>
  );
}
