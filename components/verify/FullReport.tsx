import { useWords } from "@/components/controls/words";
import { CopyField } from "@/components/figure/CopyField";
import { type Report, reportText } from "@/lib/verify/report";
import { reportToJson, reportToLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";
import { messages } from "./reportMessages";

interface FullReportProps {
  readonly report: Report;
  /** Start of the hash of a link that holds a report. */
  readonly linkStart: string;
}

/** Shows the report of a check that has just ended, as tables and as texts to copy. */
export default function FullReport({ report, linkStart }: FullReportProps) {
  const t = useWords(messages);
  const { origin, pathname } = window.location;
  const link = `${origin}${pathname}${linkStart}${reportToLink(report)}`;
  return (
    <>
      <h2>{t("verify.report")}</h2>
      <ReportView report={report} />
      <CopyField label={t("verify.link")} text={link} />
      <CopyField label={t("verify.text")} text={reportText(report)} />
      <CopyField label={t("verify.file")} text={reportToJson(report)} />
    </>
  );
}
