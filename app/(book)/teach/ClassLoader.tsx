"use client";

import { type ComponentType, useEffect, useState } from "react";
import { Failure } from "@/components/figure/Failure";

interface ClassLoaderProps {
  readonly title: string;
  /** Says that the class run is being fetched. */
  readonly fetching: string;
}

/** Fetches the class run, which needs a browser. */
export function ClassLoader({ title, fetching }: ClassLoaderProps) {
  const [ClassRun, setClassRun] = useState<ComponentType | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    let current = true;
    import("@/components/bench/teach/ClassRun").then(
      (module) => current && setClassRun(() => module.default),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  if (problem) return <Failure title={title} problem={problem} onRetry={retry} />;
  return ClassRun ? <ClassRun /> : <p className="needs-script">{fetching}</p>;
}
