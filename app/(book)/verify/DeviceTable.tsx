import type { CollectedDevice } from "@/app/(book)/verify/devices";
import { type DeviceWords, english } from "@/app/(book)/verify/messages";
import { WideTable } from "@/components/verify/WideTable";
import { agreement, passed, probeRows, type Report } from "@/lib/verify/report";

interface DeviceTableProps {
  readonly devices: readonly CollectedDevice[];
  /** Finds the words; in English by default. */
  readonly t?: DeviceWords;
}

/** Lists the collected devices with the agreement of their codes and their probes. */
export function DeviceTable({ devices, t = english }: DeviceTableProps) {
  const [measured] = devices.flatMap(({ report }) => report ?? []);
  const questions = measured ? probeRows(measured.probes, t).map(([question]) => question) : [];
  const columns = [
    t("devices.device"),
    t("devices.codes"),
    t("devices.checks"),
    ...questions,
    t("devices.day"),
  ];
  return (
    <WideTable caption={t("devices.caption")} columns={columns}>
      {devices.map(({ device, report }) => (
        <tr key={device}>
          <th scope="row">{device}</th>
          {report ? (
            <Measured report={report} t={t} />
          ) : (
            <td colSpan={columns.length - 1}>{t("devices.notMeasured")}</td>
          )}
        </tr>
      ))}
    </WideTable>
  );
}

function Measured({ report, t }: { readonly report: Report; readonly t: DeviceWords }) {
  const sum = (field: "agreeing" | "compared") =>
    report.sections.reduce((total, section) => total + section[field], 0);
  return (
    <>
      <td>{agreement({ agreeing: sum("agreeing"), compared: sum("compared") }, t)}</td>
      <td>{t(passed(report) ? "devices.passed" : "devices.failed")}</td>
      {probeRows(report.probes, t).map(([question, answer]) => (
        <td key={question}>{answer}</td>
      ))}
      <td>{report.date}</td>
    </>
  );
}
