import { printPercent } from "@/components/charts/format";
import { defineFigure } from "@/components/figure/figure";
import { SPQR, SPQR_SHARE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

const stops = (values: readonly number[]) => values.map((value) => ({ value, label: String(value) }));
/** As KEPT_SHARES in lib/jobs/weights/spqr.ts, which would load the numerics with the page. */
const SHARES: readonly number[] = [0, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05];

/** Options of the figure. */
export const spqrOptions = {
  share: {
    kind: "choice",
    ordered: true,
    label: "Kept",
    help: "Share of the weights that stay in 16 bits.",
    url: "kept",
    choices: SHARES.map((value) => ({ value, label: printPercent(value) })),
    default: SPQR_SHARE,
  },
  bits: {
    kind: "choice",
    ordered: true,
    label: "Bits",
    help: "Bits of the codes of the other weights.",
    url: "bits",
    choices: stops([2, 3, 4]),
    default: SPQR.bits,
  },
  groupSize: {
    kind: "choice",
    ordered: true,
    label: "Group",
    help: "How many weights share one scale and one smallest value.",
    url: "group",
    choices: stops([8, 16, 32, 64]),
    default: SPQR.groupSize,
  },
  double: {
    kind: "toggle",
    label: "Quantized scales",
    help: "The scales and smallest values are quantized too, with 3 bits, 16 groups at a time.",
    url: "double",
    default: true,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the initial weights and the batches; the model is trained anew.",
    url: "seed",
    min: 0,
    max: 9999,
    step: 1,
    default: SPQR.seed,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Sensitive weights kept",
  caption: "Keep the weights that cause the largest errors in 16 bits, and see what the others then cost.",
  chapter: "beyond",
  options: spqrOptions,
});
