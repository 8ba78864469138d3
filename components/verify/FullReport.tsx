import { CopyField } from "@/components/figure/CopyField";
import { REPORT_HASH, type Report, reportText } from "@/lib/verify/report";
import { reportToJson, reportToLink } from "@/lib/verify/reportCodec";
import { ReportView } from "./ReportView";

/** Shows the report of a check that has just ended, as tables and as texts to copy. */
export default function FullReport({ report }: { readonly report: Report }) {
  return (
    <>
      <h2>The report</h2>
      <ReportView report={report} />
      <CopyField label="Link that holds the report" text={linkOf(report)} />
      <CopyField label="Report as text" text={reportText(report)} />
      <CopyField label="File for docs/devices" text={reportToJson(report)} />
    </>
  );
}

const linkOf = (report: Report) =>
  `${window.location.origin}${window.location.pathname}${REPORT_HASH}${reportToLink(report)}`;
