import { type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printNumber, printTwoDigits } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { RunState } from "@/lib/session/store";
import { mapOf } from "./figure";
import { inCodes } from "./ledger";
import { messages } from "./messages";
import { codesInUse, landmarks, usageSentence } from "./model";
import styles from "./twin-run.module.css";

interface HistogramProps {
  /** Symbol of the moment. */
  readonly name: "m" | "r";
  /** Number of values that each code stores, [256]. */
  readonly counts: Uint32Array;
  readonly map: QuantizationMap;
  /** A sentence that is shown while there are no codes. */
  readonly empty: string;
}

const MARGIN = { left: 18, right: 10, top: 8, bottom: 22 };

/** Draws how many values each code of a moment stores. The cursor reads the value that a code stands for. */
function Histogram({ name, counts, map, empty }: HistogramProps) {
  const t = useWords(messages);
  const size = map.values.length;
  const used = codesInUse(counts);
  const usage = used > 0 ? usageSentence(counts, map, t) : "";
  const readOut = (i: number) =>
    t("codes.reading", {
      code: i,
      value: t.print(printNumber(map.values[i])),
      count: counts[i],
    });
  return (
    <section className={styles.histogram} aria-label={t(`codes.${name}`, { moment: name })}>
      <p className={styles.panelName}>
        {t.parts<ReactNode>(`codes.${name}`, { moment: <i key={name}>{name}</i> })}
      </p>
      <Chart
        sentence={t("codes.sentence", { moment: name, usage })}
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
          label={t("codes.cursor", { moment: name })}
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
  const t = useWords(messages);
  const counts = useStore(store, (state) => state.drawing?.codeCounts[1]);
  const stored = useStore(store, (state) => state.tensors.some(({ lanes }) => inCodes(lanes[1])));
  const signed = useMemo(() => mapOf(map, true), [map]);
  const unsigned = useMemo(() => mapOf(map, false), [map]);
  const empty = t(stored ? "codes.none" : "codes.noState");
  return (
    <div className={styles.codes}>
      <Histogram name="m" counts={counts?.[0] ?? NONE} map={signed} empty={empty} />
      <Histogram name="r" counts={counts?.[1] ?? NONE} map={unsigned} empty={empty} />
    </div>
  );
}
