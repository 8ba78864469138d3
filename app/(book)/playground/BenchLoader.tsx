"use client";

import { type ComponentType, useEffect, useState } from "react";
import styles from "@/app/(book)/playground/playground.module.css";
import { Failure } from "@/components/figure/Failure";
import { BASE } from "@/components/figure/links";

interface BenchLoaderProps {
  /** Names of the figures: links to them led to this page before it was the bench. */
  readonly figures: readonly string[];
}

/** Fetches the bench, which needs a browser; until then it shows what the page is. */
export function BenchLoader({ figures }: BenchLoaderProps) {
  const [Bench, setBench] = useState<ComponentType | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    const { hash, search } = window.location;
    if (figures.includes(hash.slice(1))) return window.location.replace(`${BASE}/figures/${search}${hash}`);
    let current = true;
    import("@/components/bench/Bench").then(
      (module) => current && setBench(() => module.default),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [figures, attempt]);
  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  if (problem) return <Failure title="The bench" problem={problem} onRetry={retry} />;
  if (Bench) return <Bench />;
  return (
    <div className={styles.waiting}>
      <p className="needs-script">Fetching the bench…</p>
      <noscript>
        <p>
          The bench computes what it shows, so it needs scripts. The chapters and the list of figures do not.
        </p>
      </noscript>
    </div>
  );
}
