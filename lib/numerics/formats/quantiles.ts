import { encode } from "../encode";
import { quantileTable } from "../maps/quantile";
import { FLOAT32_BITS, type Storage } from "./storage";

/**
 * Stores each value as the nearest of the tensor's own quantiles, estimated anew at each step, in 8 bits: quantile
 * quantization (paper section 2.2). The table of 256 float32 values is kept with the tensor, and there is no scale.
 *
 * @param signed whether the state has a sign
 * @throws NumericsError in `store` if the tensor has fewer than 256 values or is zero at every quantile
 */
export const quantileStorage = (signed: boolean): Storage => ({
  codes: 256,
  store(x) {
    const { values: table, extent } = quantileTable(x, { bits: 8, signed });
    const codes = new Uint8Array(x.length);
    const values = new Float32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      codes[i] = encode(table, Math.fround(x[i] / extent));
      values[i] = table[codes[i]] * extent;
    }
    return { values, bits: 8 * x.length + FLOAT32_BITS * table.length, codes };
  },
});
