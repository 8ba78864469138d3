import { REPORT_HASH, type Report } from "@/lib/verify/report";
import { reportFromLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";
import styles from "./verify.module.css";

/** Shows the report that came with the address of the page, or why it cannot be read. */
export default function LinkedReport({ hash }: { readonly hash: string }) {
  const linked = readHash(hash);
  if (typeof linked === "string")
    return (
      <p role="alert" className={styles.failure}>
        {linked}
      </p>
    );
  return (
    <>
      <h2>A report from a link</h2>
      <p>
        This report came with the link. It describes another run, and this page cannot tell whether it is
        true.
      </p>
      <ReportView report={linked} />
    </>
  );
}

/** Returns the report in the hash of an address, or a sentence on what is wrong with it. */
function readHash(hash: string): Report | string {
  try {
    return reportFromLink(hash.slice(REPORT_HASH.length));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
