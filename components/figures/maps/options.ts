import { MAP_DUEL } from "@/lib/findings/setups";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { MAPS } from "@/lib/numerics/maps";

/** Map families with an 8-bit map. */
const EIGHT_BIT = MAPS.filter((family) => [true, false].some((signed) => family.offers({ bits: 8, signed })));

/** Choices of an option for a map: all families with a signed or unsigned 8-bit map. */
export const MAP_CHOICES = EIGHT_BIT.map(({ name, label }) => ({ value: name, label }));

/** Choices of an option for data that are drawn from a distribution. */
export const DRAWN = DISTRIBUTIONS.map(({ name, label }) => ({ value: name, label }));

/** Option for the block size. */
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

/** Option for the axis of the picture. */
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

/** Option for the sign of the map. */
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
