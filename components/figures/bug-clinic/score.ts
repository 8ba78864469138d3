"use client";

import { useEffect, useState } from "react";
import { useFrameReports } from "@/components/figure/frameReports";

/** Whether the first answer for each patient was right, by number of the patient. */
export type Score = Readonly<Record<string, boolean>>;

const KEY = "blockwise.clinic";

/** Reads a stored score. What is no score counts as none. */
export function readScore(stored: string | null): Score {
  try {
    const data: unknown = JSON.parse(stored ?? "{}");
    if (typeof data !== "object" || data === null || Array.isArray(data)) return {};
    return Object.fromEntries(
      Object.entries(data).filter(
        ([patient, right]) => /^\d{1,4}$/.test(patient) && typeof right === "boolean",
      ),
    );
  } catch {
    return {};
  }
}

/** Returns the number of patients that were diagnosed, and of those that were diagnosed rightly. */
export const totals = (score: Score) => ({
  answered: Object.keys(score).length,
  right: Object.values(score).filter(Boolean).length,
});

/** The reader's score over several patients, which stays in this browser and with the page around an embed. */
export function useScore() {
  const [score, setScore] = useState<Score>({});
  const { answer: report, restored } = useFrameReports();
  useEffect(() => {
    try {
      setScore(readScore(localStorage.getItem(KEY)));
    } catch {
      // A browser that forbids storage has no score.
    }
  }, []);
  useEffect(() => {
    if (restored) setScore(restored);
  }, [restored]);
  const keep = (next: Score) => {
    setScore(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // The score lasts until the page is left.
    }
    report(next);
  };
  return {
    score,
    /** Counts an answer; a second answer for the same patient does not count. */
    answer: (patient: number, right: boolean) => {
      if (!(patient in score)) keep({ ...score, [patient]: right });
    },
    forget: () => keep({}),
  };
}
