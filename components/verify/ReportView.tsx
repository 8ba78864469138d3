import { useWords } from "@/components/controls/words";
import { agreement, deviceName, passed, probeRows, type Report, sectionTitle } from "@/lib/verify/report";
import { messages } from "./reportMessages";
import SectionTable from "./SectionTable";
import styles from "./verify.module.css";
import { WideTable } from "./WideTable";

/** Most mismatches of a section that the page lists. */
const MOST_SHOWN = 50;

/**
 * Shows a report: agreement, problems, mismatches, and the device's facts. The names of checks and their problems stay
 * in English: they are for those who mend kernels.
 */
export function ReportView({ report }: { readonly report: Report }) {
  const t = useWords(messages);
  const caption = t(passed(report) ? "verify.caption.passed" : "verify.caption.failed", {
    device: deviceName(report.device, t),
    date: report.date,
  });
  return (
    <div className={styles.report} data-passed={passed(report)}>
      <SectionTable caption={caption} sections={report.sections} />
      {report.sections.map((section) => {
        if (section.problems.length + section.mismatches.length === 0) return null;
        return (
          <section key={section.name}>
            <h3>{sectionTitle(section.name, t)}</h3>
            {section.problems.length > 0 && (
              <ul className={styles.problems} lang="en">
                {[...new Set(section.problems)].map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            )}
            {section.mismatches.length > 0 && (
              <Mismatches
                title={t("verify.differ", { agreement: agreement(section, t) })}
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
  const t = useWords(messages);
  const columns = (["check", "tensor", "index", "expected", "found"] as const).map((each) =>
    t(`verify.${each}`),
  );
  return (
    <WideTable caption={title} columns={columns}>
      {section.mismatches.slice(0, MOST_SHOWN).map(({ check, tensor, index, expected, found }) => (
        <tr key={`${check} ${tensor} ${index}`}>
          <th scope="row" lang="en">
            {check}
          </th>
          <td lang="en">{tensor}</td>
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
  const t = useWords(messages);
  const untold = t("verify.untold");
  const [least, most] = device.subgroupSizes ?? [];
  const rows: readonly (readonly [string, string])[] = [
    [t("verify.fact.vendor"), device.vendor || untold],
    [t("verify.fact.architecture"), device.architecture || untold],
    [t("verify.fact.device"), device.device || untold],
    [t("verify.fact.description"), device.description || untold],
    [t("verify.fact.kind"), t(device.software ? "verify.fact.software" : "verify.fact.hardware")],
    [
      t("verify.fact.subgroups"),
      least === undefined || most === undefined
        ? untold
        : t("verify.range", { least: String(least), most: String(most) }),
    ],
    [t("verify.fact.features"), device.features.join(", ") || t("verify.none")],
    ...Object.entries(device.limits).map(
      ([name, limit]) => [name, t.print(limit.toLocaleString("en-US"))] as const,
    ),
    ...probeRows(probes, t),
    [t("verify.fact.browser"), browser],
    [t("verify.fact.duration"), t.print(`${(durationMs / 1000).toFixed(1)} s`)],
  ];
  return (
    <>
      <h3>{t("verify.theDevice")}</h3>
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
