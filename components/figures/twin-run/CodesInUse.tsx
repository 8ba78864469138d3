import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printCount, printNumber, printTwoDigits } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { RunState } from "@/lib/session/store";
import { mapOf } from "./figure";
import { inCodes } from "./ledger";
import { codesInUse, landmarks, usageSentence } from "./model";
import styles from "./twin-run.module.css";

interface HistogramProps {
  /** Symbol of the moment: "m" or "r". */
  readonly name: string;
  readonly label: string;
  /** Number of values that each code stores, [256]. */
  readonly counts: Uint32Array;
  readonly map: QuantizationMap;
  /** A sentence that is shown while there are no codes. */
  readonly empty: string;
}

const MARGIN = { left: 18, right: 10, top: 8, bottom: 22 };

/** Draws how many values each code of a moment stores. The cursor reads the value that a code stands for. */
function Histogram({ name, label, counts, map, empty }: HistogramProps) {
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

const NONE = new Uint32Array(0);

/** Shows how many values each of the 256 codes stores, for both moments of the 8-bit lane. */
export function CodesInUse({ store, map }: { readonly store: StoreApi<RunState>; readonly map: string }) {
  const counts = useStore(store, (state) => state.drawing?.codeCounts[1]);
  const stored = useStore(store, (state) => state.tensors.some(({ lanes }) => inCodes(lanes[1])));
  const signed = useMemo(() => mapOf(map, true), [map]);
  const unsigned = useMemo(() => mapOf(map, false), [map]);
  const empty = stored ? "No codes yet." : "No tensor has 8-bit state.";
  return (
    <div className={styles.codes}>
      <Histogram name="m" label="first moment" counts={counts?.[0] ?? NONE} map={signed} empty={empty} />
      <Histogram name="r" label="second moment" counts={counts?.[1] ?? NONE} map={unsigned} empty={empty} />
    </div>
  );
}
