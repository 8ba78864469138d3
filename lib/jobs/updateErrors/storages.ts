/**
 * The storages that the error analysis compares: the four of the paper, and the block-wise one with the map above zero.
 * They have a file of their own so that options need not load the numerics.
 */
export const STORAGES = [
  { name: "linear", label: "linear, one block", mapOfM: "linear", mapOfR: "linear", blockWise: false },
  {
    name: "quantile",
    label: "quantile, one block",
    mapOfM: "quantile",
    mapOfR: "quantile",
    blockWise: false,
  },
  { name: "dynamic", label: "dynamic, one block", mapOfM: "dynamic", mapOfR: "dynamic", blockWise: false },
  { name: "blockwise", label: "dynamic, block-wise", mapOfM: "dynamic", mapOfR: "dynamic", blockWise: true },
  {
    name: "above-zero",
    label: "dynamic, block-wise, no zero",
    mapOfM: "dynamic",
    mapOfR: "dynamic-above-zero",
    blockWise: true,
  },
] as const;
/** Name of a storage. */
export type StorageName = (typeof STORAGES)[number]["name"];
