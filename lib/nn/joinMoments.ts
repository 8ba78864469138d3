import type { Quantized } from "@/lib/numerics/quantize";
import type { Packed } from "@/lib/numerics/step4";
import type { MomentValues, StateValues } from "./stepper";

/** Returns the codes as they are stored. */
export const codesOf = (moment: Quantized | Packed): Uint8Array =>
  "bytes" in moment ? moment.bytes : moment.codes;

/** Returns the states of a variable as one value of the storage's bits. The arrays are not copied. */
export function joinMoments(moments: readonly MomentValues[], bits: StateValues["bits"]): StateValues {
  if (bits === "mixed") return { bits, moments };
  if (bits === 32) return { bits, values: moments as readonly Float32Array[] };
  const inCodes = moments as readonly Exclude<MomentValues, Float32Array>[];
  return { bits, codes: inCodes.map(({ codes }) => codes), absmax: inCodes.map(({ absmax }) => absmax) };
}
