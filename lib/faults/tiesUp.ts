import { encode } from "@/lib/numerics/encode";
import type { Fault } from "./fault";

const f = Math.fround;

/** Ties that go to the upper code, as in torchao, instead of the even one. */
export const tiesUp: Fault = {
  name: "ties-up",
  label: "ties to the wrong side",
  family: "table",
  layer: "encoder",
  what: "A value exactly half-way between two codes gets the upper one. The library’s kernels give it the even one, a search over midpoints the lower one.",
  sign: "Nothing to see in a run. Only codes that are compared one by one with reference vectors differ, and only at exact midpoints.",
  cure: "None is needed for training; to reproduce the library’s codes, follow its search.",
  sources: [
    {
      text: "torchao at 36027d82, read",
      url: "https://github.com/pytorch/ao",
    },
  ],
  decidedBy: "vectors",
  symptoms: [{ kind: "hidden", most: 0.01 }, { kind: "same bytes" }],
  change: (sound) => ({
    encode(values, x, signed) {
      const code = encode(values, x);
      const next = code + 1;
      const tie = next < values.length && x === f(f(values[code] + values[next]) * 0.5);
      return tie ? next : sound.encode(values, x, signed);
    },
  }),
};
