import type { StoreApi } from "zustand/vanilla";
import type { BenchState } from "./state/benchStore";

/** The store of the bench, as its parts take it. */
export type BenchStore = StoreApi<BenchState>;
