import { brokenMap } from "@/lib/numerics/brokenMap";
import { bitsandbytes, type Fault } from "./fault";

/** The unsigned map with 524 entries, of which the kernel uses the lowest 256. */
export const unsignedMap524: Fault = {
  name: "unsigned-map-524",
  label: "unsigned map with 524 entries",
  family: "table",
  layer: "table of codes",
  what: "The table of second moments counts its sign bit twice and has 524 entries. A byte reaches the lowest 256, which end below a tenth of the block’s largest value.",
  sign: "The largest second moments shrink in every step, so the steps of the weights with the largest gradients grow longer and longer. The loss climbs or bounces.",
  cure: "Upgrade to 0.41.1 or later; in your own code, assert that the table has 256 entries and that the largest is 1.",
  sources: [
    bitsandbytes(121, "versions 0.36.0 to 0.41.0"),
    bitsandbytes(152, ""),
    { text: "qlora #78", url: "https://github.com/artidoro/qlora/issues/78" },
  ],
  decidedBy: "vectors",
  symptoms: [
    { kind: "longer moves", least: 5 },
    { kind: "higher loss", least: 1.2 },
  ],
  change: ({ maps }) => ({
    maps: {
      ...maps,
      unsigned: { ...maps.unsigned, values: Float32Array.from(brokenMap().slice(0, 256)) },
    },
  }),
};
