import { encode } from "@/lib/numerics/encode";
import type { Fault } from "./fault";

/** First moments whose code may have another sign than the value. */
export const noSignGuard: Fault = {
  name: "no-sign-guard",
  label: "no sign guard",
  family: "table",
  layer: "encoder",
  what: "The library moves a code by one if its value has another sign than the first moment that it stores. Here that line is missing, so tiny negative moments become zero.",
  sign: "Nothing to see in a run of this size; codes differ from the library’s next to zero.",
  cure: "Compare signs after the search, as the library’s kernels do.",
  sources: [
    {
      text: "bitsandbytes at 95f9af30, kernels, read",
      url: "https://github.com/bitsandbytes-foundation/bitsandbytes",
    },
  ],
  decidedBy: "vectors",
  symptoms: [{ kind: "hidden", most: 0.03 }, { kind: "same bytes" }],
  change: () => ({ encode: (values, x) => encode(values, x) }),
};
