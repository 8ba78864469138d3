import { MAP_DUEL } from "@/lib/findings/setups";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { MAPS } from "@/lib/numerics/maps";

const EIGHT_BIT = MAPS.filter((family) => [true, false].some((signed) => family.offers({ bits: 8, signed })));

/** The maps that have 8-bit codes, with or without a sign. */
export const MAP_CHOICES = EIGHT_BIT.map(({ name, label }) => ({ value: name, label }));

/** The distributions that numbers can be drawn from at any time. */
export const DRAWN = DISTRIBUTIONS.map(({ name, label }) => ({ value: name, label }));

export const blockOption = {
  kind: "choice",
  label: "Block size",
  help: "How many values share one absmax.",
  url: "block",
  choices: [64, 256, 2048, 65536].map((value) => ({
    value,
    label: value === 65536 ? "all in one" : String(value),
  })),
  ordered: true,
  default: MAP_DUEL.block,
} as const;

export const axisOption = {
  kind: "choice",
  label: "Axis",
  help: "A logarithmic axis gives each power of ten the same room.",
  url: "axis",
  choices: [
    { value: "linear", label: "linear" },
    { value: "log", label: "logarithmic" },
  ],
  default: "linear",
} as const;

export const signOption = {
  kind: "choice",
  label: "For",
  help: "The first moment m has both signs; the second moment r has no negative values and needs no sign.",
  url: "sign",
  choices: [
    { value: "signed", label: "signed (m)" },
    { value: "unsigned", label: "unsigned (r)" },
  ],
  default: "signed",
} as const;
