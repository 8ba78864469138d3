import type { CollectedDevice } from "@/app/(book)/verify/devices";
import { WideTable } from "@/components/verify/WideTable";
import { agreement, passed, probeRows, type Report } from "@/lib/verify/report";

/** Lists the collected devices with the agreement of their codes and their probes. */
export function DeviceTable({ devices }: { readonly devices: readonly CollectedDevice[] }) {
  return (
    <WideTable
      caption="Devices in docs/devices"
      columns={["Device", "Codes that agree", "Rounding", "Checked"]}
    >
      {devices.map(({ device, report }) => (
        <tr key={device}>
          <th scope="row">{device}</th>
          <td>{report ? codesOf(report) : "not measured"}</td>
          <td>{report ? roundingOf(report) : "not measured"}</td>
          <td>{report ? report.date : "not measured"}</td>
        </tr>
      ))}
    </WideTable>
  );
}

/** Returns the agreement over all sections, and whether every check passed. */
function codesOf(report: Report): string {
  const sum = (field: "agreeing" | "compared") =>
    report.sections.reduce((total, section) => total + section[field], 0);
  const codes = agreement({ agreeing: sum("agreeing"), compared: sum("compared") });
  return `${codes}, ${passed(report) ? "every check passed" : "some checks failed"}`;
}

const roundingOf = ({ probes }: Report) =>
  probeRows(probes)
    .map(([question, answer]) => `${question}: ${answer}`)
    .join(". ");
