"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/controls/Button";
import { CopyField } from "@/components/figure/CopyField";
import { forgetVerdict, readVerdict, type Verdict } from "@/lib/session/verdict";
import { type Report, reportText } from "@/lib/verify/report";
import { reportFromLink, reportToJson, reportToLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";
import { SectionTable } from "./SectionTable";
import { useCheck } from "./useCheck";
import { VerdictNote } from "./VerdictNote";
import styles from "./verify.module.css";

/** Start of the hash of a link that holds a report. */
const HASH = "#report=";

/** A report that came with the address of the page, or why it cannot be read. */
type Linked = { readonly report: Report } | { readonly problem: string };

/** Checks the reader's GPU on request, and shows the report or that of a link. */
export function Verify() {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [unkept, setUnkept] = useState(false);
  const [linked, setLinked] = useState<Linked | null>(null);
  const check = useCheck((kept) => {
    setUnkept(!kept);
    setVerdict(readVerdict());
  });
  useEffect(() => {
    setVerdict(readVerdict());
    const read = () => setLinked(readHash(window.location.hash));
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
          {running ? "Checking…" : report ? "Check this GPU again" : "Check this GPU"}
        </Button>
      </p>
      <noscript>
        <p>The check computes on your GPU, so it needs scripts.</p>
      </noscript>
      <VerdictNote verdict={verdict} unkept={unkept} onUndo={undo} />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure} The figures compute on the CPU where there is no usable GPU.
        </p>
      )}
      {running && <SectionTable caption="The check is running" sections={sections} />}
      {report && (
        <>
          <h2>The report</h2>
          <ReportView report={report} />
          <CopyField label="Link that holds the report" text={linkOf(report)} />
          <CopyField label="Report as text" text={reportText(report)} />
          <CopyField label="File for docs/devices" text={reportToJson(report)} />
        </>
      )}
      {linked && !report && !running && <FromLink linked={linked} />}
    </div>
  );
}

function FromLink({ linked }: { readonly linked: Linked }) {
  if ("problem" in linked)
    return (
      <p role="alert" className={styles.failure}>
        {linked.problem}
      </p>
    );
  return (
    <>
      <h2>A report from a link</h2>
      <p>
        This report came with the link. It describes another run, and this page cannot tell whether it is
        true.
      </p>
      <ReportView report={linked.report} />
    </>
  );
}

/** Reads the hash of the address; null if it holds no report. */
function readHash(hash: string): Linked | null {
  if (!hash.startsWith(HASH)) return null;
  try {
    return { report: reportFromLink(hash.slice(HASH.length)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

const linkOf = (report: Report) =>
  `${window.location.origin}${window.location.pathname}${HASH}${reportToLink(report)}`;
