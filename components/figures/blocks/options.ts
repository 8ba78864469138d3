import { BLOCK_SIZES, CURVE_VALUES } from "@/lib/findings/blockCurves";
import { BLOCK_CURVE } from "@/lib/findings/setups";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { MAPS } from "@/lib/numerics/maps";
import type { OptionsTable } from "@/lib/options/options";

/** Map families with a signed and an unsigned 8-bit map. */
const families = MAPS.filter(({ offers }) => [true, false].every((signed) => offers({ bits: 8, signed })));

const separated = (value: number) => value.toLocaleString("en-US");

/**
 * Options of both block figures. On the page that shows both, a change in one figure changes the other too.
 */
export const blockOptions = {
  blockSize: {
    kind: "choice",
    label: "Block size",
    help: "How many neighbouring values share one absmax.",
    url: "block",
    choices: BLOCK_SIZES.map((value) => ({
      value,
      label: value === CURVE_VALUES ? "whole tensor" : separated(value),
    })),
    ordered: true,
    default: BLOCK_CURVE.blockSize,
  },
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values the codes stand for: signed, or unsigned where the data have no negative values.",
    url: "map",
    choices: families.map(({ name, label }) => ({ value: name, label })),
    default: BLOCK_CURVE.map,
  },
  distribution: {
    kind: "choice",
    label: "Data",
    help: "Distribution of the ordinary values of the tensor.",
    url: "data",
    choices: DISTRIBUTIONS.map(({ name, label }) => ({ value: name, label })),
    default: BLOCK_CURVE.distribution,
  },
  outlierSize: {
    kind: "number",
    label: "Outlier size",
    help: "Size of an outlier, as a multiple of the mean magnitude of the other values.",
    url: "size",
    unit: "×",
    min: 1,
    max: 10_000,
    scale: "log",
    default: BLOCK_CURVE.outlierSize,
  },
} as const satisfies OptionsTable;
