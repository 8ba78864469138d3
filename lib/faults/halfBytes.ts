import { toHalf } from "@/lib/numerics/float16";
import { bitsandbytes, type Fault } from "./fault";

/**
 * Returns a table as a kernel sees it that reads float32 where float16 was written: two entries become one number, and
 * the second half of the table lies past the end, here zeros.
 */
function misread(values: Float32Array): Float32Array {
  const halves = new Uint16Array(2 * values.length);
  halves.set(values.map(toHalf));
  return new Float32Array(halves.buffer);
}

/** A table that was written as float16 and is read as float32. */
export const halfBytes: Fault = {
  name: "half-bytes",
  label: "float16 table read as float32",
  family: "table",
  layer: "table of codes",
  what: "The table was made in float16, and the kernel reads its bytes as float32: every two entries become one wrong number, and half of the table lies past its end.",
  sign: "The state is nonsense from the first step on. The loss leaves that of 32 bits at once.",
  cure: "State the type of the table where it is made, and check it where the kernel is called.",
  sources: [bitsandbytes(1521, "mended in 0.45.3", "pull")],
  decidedBy: "vectors",
  symptoms: [{ kind: "diverges" }, { kind: "longer moves", least: 1000 }],
  change: ({ maps: { signed, unsigned } }) => ({
    maps: {
      signed: { ...signed, values: misread(signed.values) },
      unsigned: { ...unsigned, values: misread(unsigned.values) },
    },
  }),
};
