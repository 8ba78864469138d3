import { agreement, SECTIONS, type SectionReport } from "@/lib/verify/report";
import { WideTable } from "./WideTable";

interface SectionTableProps {
  readonly caption: string;
  /** The sections that are done, in their order. */
  readonly sections: readonly SectionReport[];
}

/** Shows how many codes agree in each section of a check; sections that are not done have a dash. */
export default function SectionTable({ caption, sections }: SectionTableProps) {
  return (
    <WideTable caption={caption} columns={["Section", "Expected numbers", "Codes that agree", "Checks"]}>
      {SECTIONS.map(({ name, title, against }) => {
        const done = sections.find((section) => section.name === name);
        return (
          <tr key={name} data-section={name}>
            <th scope="row">{title}</th>
            <td>{against}</td>
            <td>{done ? agreement(done) : "–"}</td>
            <td>{done ? checksOf(done) : "–"}</td>
          </tr>
        );
      })}
    </WideTable>
  );
}

const checksOf = ({ checks, failed }: SectionReport) =>
  failed === 0 ? `all ${checks} passed` : `${failed} of ${checks} failed`;
