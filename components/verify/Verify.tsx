"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { forgetVerdict, readVerdict, type Verdict } from "@/lib/session/verdict";
import { messages } from "./messages";
import { useCheck } from "./useCheck";
import { VerdictNote } from "./VerdictNote";
import styles from "./verify.module.css";

/** Start of the hash of a link that holds a report. */
const REPORT_HASH = "#report=";

// Loaded when there is something to show: the page has the byte budget of all pages.
const CheckFailure = lazy(() => import("./CheckFailure"));
const FullReport = lazy(() => import("./FullReport"));
const LinkedReport = lazy(() => import("./LinkedReport"));
const SectionTable = lazy(() => import("./SectionTable"));

/**
 * Checks the reader's GPU on request, and shows the report or that of a link.
 *
 * @param base path of the site below its host, without a slash at the end
 */
export function Verify({ base }: { readonly base: string }) {
  const t = useWords(messages);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [unkept, setUnkept] = useState(false);
  const [hash, setHash] = useState("");
  const check = useCheck(base, (kept) => {
    setUnkept(!kept);
    setVerdict(readVerdict());
  });
  useEffect(() => {
    setVerdict(readVerdict());
    const read = () => setHash(window.location.hash);
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const undo = () => {
    forgetVerdict();
    setVerdict(readVerdict());
  };
  const { running, sections, report, failure, start } = check;
  return (
    <div className={styles.verify}>
      <p className="needs-script">
        <Button main onClick={start} disabled={running}>
          {t(running ? "verify.checking" : report ? "verify.again" : "verify.start")}
        </Button>
      </p>
      <noscript>
        <p>{t("verify.noScripts")}</p>
      </noscript>
      <VerdictNote verdict={verdict} unkept={unkept} onUndo={undo} />
      <Suspense>
        {failure && <CheckFailure why={failure} />}
        {running && <SectionTable caption={t("verify.running")} sections={sections} />}
        {report && <FullReport report={report} linkStart={REPORT_HASH} />}
        {hash.startsWith(REPORT_HASH) && !report && !running && (
          <LinkedReport text={hash.slice(REPORT_HASH.length)} />
        )}
      </Suspense>
    </div>
  );
}
