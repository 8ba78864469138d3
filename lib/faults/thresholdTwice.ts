import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { bitsandbytes, type Fault } from "./fault";

/** A smaller threshold for 8-bit state has no effect, because the number stands in a second place too. */
export const thresholdTwice: Fault = {
  name: "threshold-twice",
  label: "threshold hard-coded a second time",
  family: "exceptions",
  layer: "configuration",
  what: "The smallest size of 8-bit state is an option, but the function that makes the state compares with a 4096 of its own.",
  sign: "Lowering the option saves nothing: layers below 4096 values keep 32-bit state. The loss is fine.",
  cure: "Upgrade to 0.43.2 or later; in your own code, read the number in one place.",
  sources: [bitsandbytes(1286, "mended in 0.43.2", "pull")],
  decidedBy: "bytes",
  symptoms: [
    { kind: "more bytes", least: 1.1 },
    { kind: "hidden", most: 0.03 },
  ],
  change: ({ bitsOf }) => ({
    bitsOf: (weight) => (weight.values.length < REFERENCE_MIN_8BIT_SIZE ? 32 : bitsOf(weight)),
  }),
};
