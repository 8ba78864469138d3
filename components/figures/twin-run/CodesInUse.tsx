import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { RunState } from "@/lib/session/store";
import { mapOf } from "./figure";
import { Histogram } from "./Histogram";
import { inCodes } from "./ledger";
import styles from "./twin-run.module.css";

const NONE = new Uint32Array(0);

/** How often each of the 256 codes is in use for the two moments of the 8-bit lane. */
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
