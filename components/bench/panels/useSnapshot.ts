import { useEffect } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import type { TensorLedger } from "@/lib/training/report";
import type { RunSnapshot } from "@/lib/training/runSnapshot";

/** Weights and optimizer states of a run at rest. */
export interface RestingRun {
  readonly config: RunConfig;
  readonly tensors: readonly TensorLedger[];
  readonly snapshot: RunSnapshot;
}

/** Returns the run's weights and states while it is paused or at its end; null while it trains and before a step. */
export function useSnapshot(store: StoreApi<RunState>): RestingRun | null {
  const config = useStore(store, (state) => state.made);
  const tensors = useStore(store, (state) => state.tensors);
  const snapshot = useStore(store, (state) => state.snapshot);
  const rests = useStore(
    store,
    ({ step, status }) => step > 0 && (status === "paused" || status === "finished"),
  );
  const asks = rests && snapshot === null;
  useEffect(() => {
    if (asks) store.getState().askSnapshot();
  }, [asks, store]);
  return rests && snapshot && config ? { config, tensors, snapshot } : null;
}
