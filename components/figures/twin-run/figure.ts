import { defineFigure } from "@/components/figure/figure";
import { mapFamily, type QuantizationMap } from "@/lib/numerics/maps";
import type { OptionsTable } from "@/lib/options/options";
import { pointsOptions } from "@/lib/tasks/points/info";
import { TWIN_DEFAULTS } from "@/lib/training/twinConfig";

/** The maps that the paper compares; each has a signed form for m and an unsigned form for r. */
const FAMILIES = ["dynamic", "linear"].map(mapFamily);

/** Returns the 8-bit map that stores m (signed) or r (unsigned). */
export const mapOf = (name: string, signed: boolean): QuantizationMap =>
  mapFamily(name).make({ bits: 8, signed });

/** Options of the figure. */
export const twinRunOptions = {
  blockSize: {
    kind: "choice",
    label: "Block size",
    help: "How many values share one absmax. Small blocks keep an outlier's damage small and cost more bytes.",
    url: "block",
    choices: [64, 128, 256, 512, 1024, 2048, 4096].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: TWIN_DEFAULTS.blockSize,
  },
  map: {
    kind: "choice",
    label: "Map",
    help: "Which 256 values the codes of the 8-bit lane stand for.",
    url: "map",
    choices: FAMILIES.map(({ name, label }) => ({ value: name, label })),
    default: TWIN_DEFAULTS.map,
  },
  learningRate: {
    kind: "number",
    label: "Learning rate",
    help: "How far one step moves the weights, in both lanes. Changes at once, without a new run.",
    url: "lr",
    min: 0.0001,
    max: 0.1,
    scale: "log",
    default: TWIN_DEFAULTS.learningRate,
  },
  ...pointsOptions,
  width: {
    kind: "choice",
    label: "Hidden width",
    help: "Units in each of the two hidden layers; the parameters grow with its square.",
    url: "width",
    choices: [16, 32, 64, 96, 128].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: TWIN_DEFAULTS.width,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the samples, the first weights and the batches. The same seed gives the same run.",
    url: "seed",
    min: 0,
    max: 999_999,
    step: 1,
    default: TWIN_DEFAULTS.seed,
  },
  min8bitSize: {
    kind: "choice",
    label: "8-bit state for",
    help: "The reference keeps tensors of fewer than 4,096 values in 32 bits; in a network as small as this, few tensors are larger.",
    url: "small",
    choices: [
      { value: 1, label: "all tensors" },
      { value: 4096, label: "4,096 values and more" },
    ],
    default: TWIN_DEFAULTS.min8bitSize,
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "One network, trained twice",
  caption: "Train the same network with 32-bit and with 8-bit optimizer state and see whether it shows.",
  chapter: "",
  options: twinRunOptions,
});
