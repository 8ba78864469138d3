import { useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { CursorPad, CursorRule } from "@/components/charts/Cursor";
import { type Area, Frame } from "@/components/charts/Frame";
import { printCount, printNumber } from "@/components/charts/format";
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
  const [code, setCode] = useState<number | null>(null);
  const size = map.values.length;
  const used = codesInUse(counts);
  const usage = used > 0 ? usageSentence(counts, map) : "";
  const xOf = ({ left, right }: Area) =>
    linearScale({ series: [], include: [-0.5, size - 0.5], range: [left, right] });
  const readOut = (i: number) =>
    `code ${i} (${printNumber(map.values[i])} of absmax): ${printCount(counts[i])} values`;
  return (
    <section className={styles.histogram} aria-label={`Codes of ${name}, the ${label}`}>
      <p className={styles.panelName}>
        Codes of <i>{name}</i>, the {label}
      </p>
      <Frame
        sentence={`Histogram of the codes that store ${name}. ${usage}`}
        height={96}
        margin={MARGIN}
        startWidth={300}
        empty={used > 0 ? undefined : empty}
        overlay={(area) => (
          <CursorPad
            x={xOf(area)}
            top={area.top}
            bottom={area.bottom}
            count={size}
            index={code}
            onIndex={setCode}
            label={`Code of ${name}`}
            readOut={readOut}
          />
        )}
      >
        {(area) => {
          const { top, bottom } = area;
          const x = xOf(area);
          const y = linearScale({ series: [counts], include: [0], range: [bottom, top] });
          const print = (at: number) => printNumber(Number(map.values[at].toPrecision(2)));
          return (
            <>
              <Bars counts={counts} x={x} y={y} colour="var(--bits8)" />
              <AxisX scale={x} y={bottom} at={landmarks(map)} print={print} />
              {code !== null && (
                <CursorRule
                  x={x}
                  at={code}
                  top={top}
                  bottom={bottom}
                  readings={[{ text: readOut(code), y: y.at(counts[code]), colour: "var(--ink)" }]}
                />
              )}
            </>
          );
        }}
      </Frame>
      <p className={`${styles.note} ${styles.usage}`}>{usage}</p>
    </section>
  );
}
