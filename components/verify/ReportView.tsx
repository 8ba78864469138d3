import { agreement, deviceName, passed, probeRows, type Report, SECTIONS } from "@/lib/verify/report";
import SectionTable from "./SectionTable";
import styles from "./verify.module.css";
import { WideTable } from "./WideTable";

/** Most mismatches of a section that the page lists. */
const MOST_SHOWN = 50;

/** Shows a report: agreement, problems, mismatches, and the device's facts. */
export function ReportView({ report }: { readonly report: Report }) {
  const name = deviceName(report.device);
  const caption = `${name}, ${report.date}: ${passed(report) ? "every check passed" : "some checks failed"}`;
  return (
    <div className={styles.report} data-passed={passed(report)}>
      <SectionTable caption={caption} sections={report.sections} />
      {report.sections.map((section) => {
        const title = SECTIONS.find((each) => each.name === section.name)?.title ?? section.name;
        if (section.problems.length + section.mismatches.length === 0) return null;
        return (
          <section key={section.name}>
            <h3>{title}</h3>
            {section.problems.length > 0 && (
              <ul className={styles.problems}>
                {[...new Set(section.problems)].map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            )}
            {section.mismatches.length > 0 && (
              <Mismatches
                title={`Numbers that differ (codes: ${agreement(section)} agree)`}
                section={section}
              />
            )}
          </section>
        );
      })}
      <Facts report={report} />
    </div>
  );
}

function Mismatches({
  title,
  section,
}: {
  readonly title: string;
  readonly section: Report["sections"][number];
}) {
  return (
    <WideTable caption={title} columns={["Check", "Tensor", "Index", "Expected", "Found"]}>
      {section.mismatches.slice(0, MOST_SHOWN).map(({ check, tensor, index, expected, found }) => (
        <tr key={`${check} ${tensor} ${index}`}>
          <th scope="row">{check}</th>
          <td>{tensor}</td>
          <td>{index}</td>
          <td>{String(expected)}</td>
          <td>{String(found)}</td>
        </tr>
      ))}
    </WideTable>
  );
}

/** Lists the device's description of itself, its limits, and how it rounds. */
function Facts({ report: { browser, device, probes, durationMs } }: { readonly report: Report }) {
  const untold = "not told by the browser";
  const rows: readonly (readonly [string, string])[] = [
    ["Vendor", device.vendor || untold],
    ["Architecture", device.architecture || untold],
    ["Device", device.device || untold],
    ["Description", device.description || untold],
    ["Kind", device.software ? "a program on the CPU" : "not recognized as a program on the CPU"],
    ["Subgroup size", device.subgroupSizes?.join(" to ") ?? untold],
    ["Optional features", device.features.join(", ") || "none"],
    ...Object.entries(device.limits).map(([name, limit]) => [name, limit.toLocaleString("en-US")] as const),
    ...probeRows(probes),
    ["Browser", browser],
    ["Duration of the check", `${(durationMs / 1000).toFixed(1)} s`],
  ];
  return (
    <>
      <h3>The device</h3>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
