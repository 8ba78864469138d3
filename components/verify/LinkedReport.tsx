import type { Report } from "@/lib/verify/report";
import { reportFromLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";
import styles from "./verify.module.css";

/**
 * Shows the report that came with the address of the page, or why it cannot be read.
 *
 * @param text of the link (`reportToLink`)
 */
export default function LinkedReport({ text }: { readonly text: string }) {
  const linked = readText(text);
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

/** Returns the report that the text of a link holds, or a sentence on what is wrong with it. */
function readText(text: string): Report | string {
  try {
    return reportFromLink(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
