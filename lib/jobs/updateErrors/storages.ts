/**
 * The storages that the paper's analysis compares, in a file of its own so that options need not load the
 * numerics.
 */
export const STORAGES = [
  { name: "linear", label: "linear, one block", map: "linear", blockWise: false },
  { name: "quantile", label: "quantile, one block", map: "quantile", blockWise: false },
  { name: "dynamic", label: "dynamic, one block", map: "dynamic", blockWise: false },
  { name: "blockwise", label: "dynamic, block-wise", map: "dynamic", blockWise: true },
] as const;
/** Name of a storage. */
export type StorageName = (typeof STORAGES)[number]["name"];
