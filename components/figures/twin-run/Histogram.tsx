import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printCount, printNumber, printTwoDigits } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { codesInUse, landmarks, usageSentence } from "./codes";
import styles from "./twin-run.module.css";

interface HistogramProps {
  /** m or r. */
  readonly name: string;
  readonly label: string;
  /** How often each code is in use. */
  readonly counts: Uint32Array;
  readonly map: QuantizationMap;
  /** What to say while there is nothing to count. */
  readonly empty: string;
}

const MARGIN = { left: 18, right: 10, top: 8, bottom: 22 };

/** How often each code of one state is in use; under the cursor, what the code stands for. */
export function Histogram({ name, label, counts, map, empty }: HistogramProps) {
  const size = map.values.length;
  const used = codesInUse(counts);
  const usage = used > 0 ? usageSentence(counts, map) : "";
  const readOut = (i: number) =>
    `code ${i} (${printNumber(map.values[i])} of absmax): ${printCount(counts[i])} values`;
  return (
    <section className={styles.histogram} aria-label={`Codes of ${name}, the ${label}`}>
      <p className={styles.panelName}>
        Codes of <i>{name}</i>, the {label}
      </p>
      <Chart
        sentence={`Histogram of the codes that store ${name}. ${usage}`}
        height={96}
        margin={MARGIN}
        startWidth={300}
        empty={used > 0 ? undefined : empty}
        x={(range) => linearScale({ series: [], include: [-0.5, size - 0.5], range })}
        y={(range) => linearScale({ series: [counts], include: [0], range })}
      >
        <Bars counts={counts} colour="var(--bits8)" />
        <AxisX at={landmarks(map)} print={(code) => printTwoDigits(map.values[code])} />
        <Cursor
          count={size}
          label={`Code of ${name}`}
          readOut={readOut}
          readings={(code) => [{ text: readOut(code), value: counts[code], colour: "var(--ink)" }]}
        />
      </Chart>
      <p className={`${styles.note} ${styles.usage}`}>{usage}</p>
    </section>
  );
}
