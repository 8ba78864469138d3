import { useWords } from "@/components/controls/words";
import { agreement, SECTIONS, type SectionReport, sectionTitle } from "@/lib/verify/report";
import { messages, type ReportViewWords } from "./reportMessages";
import { WideTable } from "./WideTable";

interface SectionTableProps {
  readonly caption: string;
  /** The sections that are done, in their order. */
  readonly sections: readonly SectionReport[];
}

/** Shows how many codes agree in each section of a check; sections that are not done have a dash. */
export default function SectionTable({ caption, sections }: SectionTableProps) {
  const t = useWords(messages);
  const columns = [t("verify.section"), t("verify.expectedNumbers"), t("verify.codes"), t("verify.checks")];
  return (
    <WideTable caption={caption} columns={columns}>
      {SECTIONS.map(({ name, against }) => {
        const done = sections.find((section) => section.name === name);
        return (
          <tr key={name} data-section={name}>
            <th scope="row">{sectionTitle(name, t)}</th>
            <td>{t.named(`verify.against.${name}`, against)}</td>
            <td>{done ? agreement(done, t) : "–"}</td>
            <td>{done ? checksOf(done, t) : "–"}</td>
          </tr>
        );
      })}
    </WideTable>
  );
}

function checksOf({ checks, failed }: SectionReport, t: ReportViewWords): string {
  const all = String(checks);
  return failed === 0
    ? t("verify.allPassed", { checks: all })
    : t("verify.someFailed", { failed: String(failed), checks: all });
}
