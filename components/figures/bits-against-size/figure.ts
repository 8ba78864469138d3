import { defineFigure } from "@/components/figure/figure";
import { BITS_AGAINST_SIZE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

const stops = (values: readonly number[]) => values.map((value) => ({ value, label: String(value) }));

/** Options of the figure. */
export const bitsAgainstSizeOptions = {
  compare: {
    kind: "choice",
    label: "Compare",
    help: "What differs from line to line; the other two are the same for all lines.",
    url: "compare",
    choices: [
      { value: "bits", label: "bits" },
      { value: "type", label: "data types" },
      { value: "block", label: "block sizes" },
    ],
    default: BITS_AGAINST_SIZE.compare,
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many weights share one scale of 16 bits.",
    url: "block",
    choices: stops([16, 64, 256, 1024]),
    default: BITS_AGAINST_SIZE.blockSize,
  },
  type: {
    kind: "choice",
    label: "Data type",
    help: "Which values the codes stand for; quantile is that of normal numbers.",
    url: "type",
    choices: [
      { value: "linear", label: "linear" },
      { value: "dynamic", label: "dynamic" },
      { value: "quantile", label: "quantile" },
      { value: "float", label: "float" },
    ],
    default: BITS_AGAINST_SIZE.type,
  },
  bits: {
    kind: "choice",
    ordered: true,
    label: "Bits",
    help: "Bits of a weight’s code.",
    url: "bits",
    choices: stops([3, 4, 5, 6, 7, 8]),
    default: BITS_AGAINST_SIZE.bits,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Few bits, or few weights",
  caption: "Spend the same number of bits on a large model in few bits or on a small one in many.",
  chapter: "beyond",
  options: bitsAgainstSizeOptions,
});
