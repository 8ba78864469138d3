"use client";

import { useEffect, useRef, useState } from "react";
import { judge, type Verdict } from "./judge";
import { makeSandbox, type Sandbox } from "./sandbox";

/** The code runs when the reader's hands have rested. */
const REST_MS = 250;

/**
 * Run the reader's code in a sandbox whenever it has changed.
 *
 * @param wanted whether there is code to run: no frame is made before
 * @returns the latest verdict with the latest table that was good, so that a mistake takes no picture away
 */
export function useCode(code: string, wanted: boolean): Verdict {
  const [verdict, setVerdict] = useState<Verdict>({ sentence: "" });
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
      const next = judge(outcome, code.split("\n").length);
      setVerdict((before) => ({ ...next, values: next.values ?? before.values }));
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, wanted]);
  return verdict;
}
