import type { CollectedDevice } from "@/app/(book)/verify/devices";
import { WideTable } from "@/components/verify/WideTable";
import { agreement, passed, probeRows, type Report } from "@/lib/verify/report";

/** Lists the collected devices with the agreement of their codes and their probes. */
export function DeviceTable({ devices }: { readonly devices: readonly CollectedDevice[] }) {
  const [measured] = devices.flatMap(({ report }) => report ?? []);
  const questions = measured ? probeRows(measured.probes).map(([question]) => question) : [];
  const columns = ["Device", "Codes that agree", "Checks", ...questions, "Day"];
  return (
    <WideTable caption="Devices in docs/devices" columns={columns}>
      {devices.map(({ device, report }) => (
        <tr key={device}>
          <th scope="row">{device}</th>
          {report ? <Measured report={report} /> : <td colSpan={columns.length - 1}>not measured</td>}
        </tr>
      ))}
    </WideTable>
  );
}

function Measured({ report }: { readonly report: Report }) {
  const sum = (field: "agreeing" | "compared") =>
    report.sections.reduce((total, section) => total + section[field], 0);
  return (
    <>
      <td>{agreement({ agreeing: sum("agreeing"), compared: sum("compared") })}</td>
      <td>{passed(report) ? "all passed" : "some failed"}</td>
      {probeRows(report.probes).map(([question, answer]) => (
        <td key={question}>{answer}</td>
      ))}
      <td>{report.date}</td>
    </>
  );
}
