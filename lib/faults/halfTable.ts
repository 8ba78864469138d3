import { fromHalf, toHalf } from "@/lib/numerics/float16";
import { bitsandbytes, type Fault } from "./fault";

/** Tables that were rounded to half precision before they were used. */
export const halfTable: Fault = {
  name: "half-table",
  label: "table rounded to half precision",
  family: "table",
  layer: "table of codes",
  what: "The default type of new tensors was set to float16, so the tables of both moments are made in half precision.",
  sign: "Nothing to see in a run: half precision names the values of a block to a part in two thousand, finer than the codes stand apart. The smallest values move most.",
  cure: "State the type of the table where it is made: float32.",
  sources: [bitsandbytes(1521, "mended in 0.45.3", "pull")],
  decidedBy: "vectors",
  symptoms: [{ kind: "hidden", most: 0.03 }],
  change: ({ maps: { signed, unsigned } }) => ({
    maps: {
      signed: { ...signed, values: signed.values.map((value) => fromHalf(toHalf(value))) },
      unsigned: { ...unsigned, values: unsigned.values.map((value) => fromHalf(toHalf(value))) },
    },
  }),
};
