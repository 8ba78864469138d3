"use client";

import { useEffect, useRef, useState } from "react";
import { type CodeResult, resultOf } from "./codeResult";
import { makeSandbox, type Sandbox } from "./sandbox";

/** How long the reader must have stopped typing before the code runs. */
const PAUSE_MS = 250;

/**
 * Runs the reader's code in a sandbox after each change.
 *
 * @param wanted whether to run the code; while false no frame is added to the page
 * @returns the latest result, with the latest valid table, so that an error removes no picture
 */
export function useCode(code: string, wanted: boolean): CodeResult {
  const [result, setResult] = useState<CodeResult>({ sentence: "" });
  const sandbox = useRef<Sandbox | null>(null);
  useEffect(
    () => () => {
      sandbox.current?.dispose();
      sandbox.current = null;
    },
    [],
  );
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const timer = setTimeout(async () => {
      sandbox.current ??= makeSandbox();
      const outcome = await sandbox.current.run(code);
      if (!current) return;
      const next = resultOf(outcome, code.split("\n").length);
      setResult((before) => ({ ...next, values: next.values ?? before.values }));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, wanted]);
  return result;
}
