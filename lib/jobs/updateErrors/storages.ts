/** The ways of storing that the paper's analysis compares. */
export const STORAGES = [
  { name: "linear", label: "linear, one block", map: "linear", blockWise: false },
  { name: "quantile", label: "quantile, one block", map: "quantile", blockWise: false },
  { name: "dynamic", label: "dynamic, one block", map: "dynamic", blockWise: false },
  { name: "blockwise", label: "dynamic, block-wise", map: "dynamic", blockWise: true },
] as const;
export type StorageName = (typeof STORAGES)[number]["name"];
