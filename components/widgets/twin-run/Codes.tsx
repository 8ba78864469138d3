import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AxisX } from "@/components/charts/Axis";
import { Bars } from "@/components/charts/Bars";
import { Frame } from "@/components/charts/Frame";
import { printNumber, printPercent } from "@/components/charts/format";
import { linearScale } from "@/components/charts/scale";
import type { TwinState } from "@/lib/experiment/store";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { codesInUse, landmarks, shareAtZero } from "./codes";
import { mapOf } from "./options";
import styles from "./view.module.css";

const NONE = new Uint32Array(0);
const MARGIN = { left: 18, right: 10, top: 8, bottom: 22 };

/** How often each of the 256 codes is in use for the two moments of the 8-bit lane. */
export function Codes({ store, map }: { readonly store: StoreApi<TwinState>; readonly map: string }) {
  const counts = useStore(store, (state) => state.frame?.codeCounts);
  const stored = useStore(store, (state) => state.tensors.some((tensor) => tensor.eightBit));
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

interface HistogramProps {
  readonly name: string;
  readonly label: string;
  readonly counts: Uint32Array;
  readonly map: QuantizationMap;
  readonly empty: string;
}

function Histogram({ name, label, counts, map, empty }: HistogramProps) {
  const used = codesInUse(counts);
  const size = map.values.length;
  const zero = shareAtZero(counts, map);
  const inUse =
    used > 0 ? `${used} of ${size} codes in use, ${printPercent(zero)} of the values are zero` : "";
  return (
    <section className={styles.histogram}>
      <h3 className={styles.panelName}>
        Codes of <i>{name}</i>, the {label}
      </h3>
      <Frame
        sentence={`Histogram of the codes that store ${name}: ${inUse}.`}
        height={96}
        margin={MARGIN}
        startWidth={300}
        empty={used > 0 ? undefined : empty}
      >
        {({ left, right, top, bottom }) => {
          const x = linearScale({ series: [], include: [-0.5, size - 0.5], range: [left, right] });
          const y = linearScale({ series: [counts], include: [0], range: [bottom, top] });
          const print = (code: number) => printNumber(Number(map.values[code].toPrecision(2)));
          return (
            <>
              <Bars counts={counts} x={x} y={y} colour="var(--bits8)" />
              <AxisX scale={x} y={bottom} at={landmarks(map)} print={print} />
            </>
          );
        }}
      </Frame>
      <p className={styles.note}>{inUse && `${inUse}.`}</p>
    </section>
  );
}
