import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { printCount, printPercent } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { LabLane } from "@/components/figures/training-lab/model";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";
import type { Drawing } from "@/lib/training/report";
import styles from "./bench.module.css";
import { type BenchWords, messages } from "./messages";

interface CodesPanelProps {
  readonly lanes: readonly LaneConfig[];
  readonly looks: readonly LabLane[];
  readonly drawing: Drawing | null;
}

/** Shows how often each code is used, for each state of each lane that has codes. */
export function CodesPanel({ lanes, looks, drawing }: CodesPanelProps) {
  const t = useWords(messages);
  const shown = lanes
    .flatMap((lane, i) =>
      (drawing?.codeCounts[i] ?? []).map((counts, state) => ({
        key: `${i}-${state}`,
        name: t("bench.codes.name", { lane: looks[i]?.label ?? "", state: stateName(lane.rule, state, t) }),
        colour: looks[i]?.style.colour ?? "var(--ink)",
        counts,
      })),
    )
    // A moment in floats has no codes.
    .filter(({ counts }) => counts.length > 0);
  if (shown.length === 0)
    return <p className={styles.note}>{t(drawing ? "bench.codes.none" : "bench.codes.waiting")}</p>;
  return (
    <div className={styles.codes}>
      {shown.map(({ key, name, colour, counts }) => (
        <CodeCounts key={key} name={name} colour={colour} counts={counts} />
      ))}
    </div>
  );
}

/** Returns the name of a state of a rule. */
function stateName(rule: string, state: number, t: BenchWords): string {
  const known = ruleNamed(rule).states[state];
  return known ? t.named(`state.${known.label}`, known.label) : t("bench.codes.state");
}

interface CodeCountsProps {
  readonly name: string;
  readonly colour: string;
  readonly counts: Uint32Array;
}

/** Shows one histogram, on a square root scale: rare codes matter as well as common ones. */
function CodeCounts({ name, colour, counts }: CodeCountsProps) {
  const t = useWords(messages);
  const used = counts.filter((count) => count > 0).length;
  const all = counts.reduce((sum, count) => sum + count, 0);
  const roots = Array.from(counts, Math.sqrt);
  const most = Math.max(1, ...roots);
  const finding = t("bench.codes.finding", {
    used: t.print(printCount(used)),
    all: counts.length,
    share: t.print(printPercent(Math.max(...counts) / Math.max(1, all))),
  });
  return (
    <figure className={styles.codeCounts}>
      <figcaption>
        <span style={{ color: colour }}>{name}</span>: {finding}.
      </figcaption>
      <Chart
        sentence={t("bench.codes.sentence", { name, finding })}
        height={96}
        margin={{ left: 4, right: 4, top: 4, bottom: 22 }}
        x={(range) => linearScale({ series: [], include: [-0.5, counts.length - 0.5], range })}
        y={(range) => linearScale({ series: [], include: [0, most], range })}
      >
        <Bars counts={roots} colour={colour} />
        <AxisX title={t("bench.codes.axis")} count={4} />
      </Chart>
    </figure>
  );
}
