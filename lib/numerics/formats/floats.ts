import { roundToNearest } from "../bf16";
import { FLOAT32_BITS, type Storage } from "./storage";

/** Stores the values as they are, in 32 bits: the reference that every other storage is compared with. */
export const float32Storage: Storage = {
  codes: null,
  store: (x) => ({ values: x.slice(), bits: FLOAT32_BITS * x.length, codes: null }),
};

/**
 * Stores bf16: a float32 without its lowest 16 bits, rounded to the nearest, half-way to even. It has the range of
 * float32 and 8 bits of precision, and needs no scale.
 */
export const bf16Storage: Storage = {
  codes: null,
  store(x) {
    const values = x.slice();
    roundToNearest(values);
    return { values, bits: 16 * x.length, codes: null };
  },
};
