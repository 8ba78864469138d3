import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { printCount, printPercent } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import type { LabLane } from "@/components/figures/training-lab/model";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";
import type { Drawing } from "@/lib/training/report";
import styles from "./bench.module.css";

interface CodesPanelProps {
  readonly lanes: readonly LaneConfig[];
  readonly looks: readonly LabLane[];
  readonly drawing: Drawing | null;
}

/** Shows how often each code is used, for each state of each lane that has codes. */
export function CodesPanel({ lanes, looks, drawing }: CodesPanelProps) {
  const shown = lanes
    .flatMap((lane, i) =>
      (drawing?.codeCounts[i] ?? []).map((counts, state) => ({
        key: `${i}-${state}`,
        name: `${looks[i]?.label ?? ""}, ${ruleNamed(lane.rule).states[state]?.label ?? "state"}`,
        colour: looks[i]?.style.colour ?? "var(--ink)",
        counts,
      })),
    )
    // A moment in floats has no codes.
    .filter(({ counts }) => counts.length > 0);
  if (shown.length === 0)
    return (
      <p className={styles.note}>
        {drawing ? "No lane of this run has state in codes." : "The codes appear with the first step."}
      </p>
    );
  return (
    <div className={styles.codes}>
      {shown.map(({ key, name, colour, counts }) => (
        <CodeCounts key={key} name={name} colour={colour} counts={counts} />
      ))}
    </div>
  );
}

interface CodeCountsProps {
  readonly name: string;
  readonly colour: string;
  readonly counts: Uint32Array;
}

/** Shows one histogram, on a square root scale: rare codes matter as well as common ones. */
function CodeCounts({ name, colour, counts }: CodeCountsProps) {
  const used = counts.filter((count) => count > 0).length;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const roots = Array.from(counts, Math.sqrt);
  const most = Math.max(1, ...roots);
  const finding = `${printCount(used)} of ${counts.length} codes in use; the most common one holds ${printPercent(Math.max(...counts) / Math.max(1, all))} of the values`;
  return (
    <figure className={styles.codeCounts}>
      <figcaption>
        <span style={{ color: colour }}>{name}</span>: {finding}.
      </figcaption>
      <Chart
        sentence={`${name}: ${finding}.`}
        height={96}
        margin={{ left: 4, right: 4, top: 4, bottom: 22 }}
        x={(range) => linearScale({ series: [], include: [-0.5, counts.length - 0.5], range })}
        y={(range) => linearScale({ series: [], include: [0, most], range })}
      >
        <Bars counts={roots} colour={colour} />
        <AxisX title="code" count={4} />
      </Chart>
    </figure>
  );
}
