"use client";

import { useEffect, useRef, useState } from "react";
import { useWords } from "@/components/controls/words";
import { type CodeResult, resultOf } from "./codeResult";
import { drawAMapOptions, FIRST_CODE } from "./figure";
import { messages } from "./messages";
import { makeSandbox, type Sandbox } from "./sandbox";

/** How long the reader must have stopped typing before the code runs. */
const PAUSE_MS = 250;

/** The reader's code with its latest result. */
export interface CodeRun {
  /** The latest result, with the latest valid table, so that an error removes no picture. */
  readonly result: CodeResult;
  /** Whether the code came from elsewhere, such as a link, and waits until the reader runs it. */
  readonly waits: boolean;
  /** Allows a code to run: the code that waits, or the code that the reader has typed. */
  allow(code: string): void;
}

/**
 * Runs the reader's code in a sandbox after each change. The code of a link or of a host page runs only after
 * `allow`, because another person may have written it.
 *
 * @param wanted whether to run the code; while false no frame is added to the page
 */
export function useCode(code: string, wanted: boolean): CodeRun {
  const t = useWords(messages);
  const [allowed, setAllowed] = useState(FIRST_CODE);
  const waits = code !== allowed && code !== FIRST_CODE;
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
    if (!wanted || waits) return;
    let current = true;
    const timer = setTimeout(async () => {
      sandbox.current ??= makeSandbox(t("code.frame"));
      const outcome = await sandbox.current.run(code);
      if (!current) return;
      const next = resultOf(outcome, code.split("\n").length, t);
      setResult((before) => ({ ...next, values: next.values ?? before.values }));
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, wanted, waits, t]);
  // The option is cut to its largest length, and the allowed code is compared with the option.
  const allow = (text: string) => setAllowed(text.slice(0, drawAMapOptions.code.maxLength));
  return { result, waits: wanted && waits, allow };
}
