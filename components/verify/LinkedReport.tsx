import { useWords } from "@/components/controls/words";
import type { Report } from "@/lib/verify/report";
import { ReportError, reportFromLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";
import { messages, type ReportViewWords } from "./reportMessages";
import styles from "./verify.module.css";

/**
 * Shows the report that came with the address of the page, or why it cannot be read.
 *
 * @param text of the link (`reportToLink`)
 */
export default function LinkedReport({ text }: { readonly text: string }) {
  const t = useWords(messages);
  const linked = readText(text, t);
  if (typeof linked === "string")
    return (
      <p role="alert" className={styles.failure}>
        {linked}
      </p>
    );
  return (
    <>
      <h2>{t("verify.linked")}</h2>
      <p>{t("verify.linkedNote")}</p>
      <ReportView report={linked} />
    </>
  );
}

/** Returns the report that the text of a link holds, or a sentence on what is wrong with it. */
function readText(text: string, t: ReportViewWords): Report | string {
  try {
    return reportFromLink(text);
  } catch (error) {
    if (error instanceof ReportError) return error.sentence(t);
    return error instanceof Error ? error.message : String(error);
  }
}
