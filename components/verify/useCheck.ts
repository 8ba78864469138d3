"use client";

import { useEffect, useRef, useState } from "react";
import type { Said } from "@/lib/i18n/said";
import type { Session } from "@/lib/session/open";
import { keepVerdict } from "@/lib/session/verdict";
import { type ToVerify, verifyWorkerAt } from "@/lib/verify/messages";
import type { Report, SectionReport } from "@/lib/verify/report";

/** State and controls of the check of the reader's GPU. */
export interface GpuCheck {
  readonly running: boolean;
  /** The sections that are done, in their order. */
  readonly sections: readonly SectionReport[];
  /** The report of the last check; null before its end. */
  readonly report: Report | null;
  /** Why the check ended without a report, or "". */
  readonly failure: Said;
  readonly start: () => void;
}

/**
 * Checks the reader's GPU in a worker, and stores the verdict.
 *
 * @param base path of the site below its host, without a slash at the end
 * @param onVerdict called when a check has ended with a verdict; `kept` is whether the browser stored it
 */
export function useCheck(base: string, onVerdict: (kept: boolean) => void): GpuCheck {
  const [running, setRunning] = useState(false);
  const [sections, setSections] = useState<readonly SectionReport[]>([]);
  const [report, setReport] = useState<Report | null>(null);
  const [failure, setFailure] = useState<Said>("");
  const session = useRef<Session<ToVerify> | null>(null);
  useEffect(() => () => session.current?.end(), []);

  const finish = (why: Said) => {
    session.current?.end();
    session.current = null;
    setRunning(false);
    setFailure(why);
  };
  return {
    running,
    sections,
    report,
    failure,
    start() {
      session.current?.end();
      setRunning(true);
      setSections([]);
      setReport(null);
      setFailure("");
      session.current = verifyWorkerAt(base)({
        hear(message) {
          if (message.type === "section") setSections((before) => [...before, message.section]);
          if (message.type === "failed") finish(message.sentence);
          if (message.type !== "done") return;
          setReport(message.report);
          finish("");
          onVerdict(keepVerdict(message.verdict));
        },
        fail: finish,
      });
      session.current.send({
        type: "start",
        browser: navigator.userAgent,
        date: new Date().toISOString().slice(0, 10),
      });
    },
  };
}
