import type { Fault } from "./fault";

/** The rule "embeddings in 32 bits" does not reach an output layer of its own. */
export const untiedOutput: Fault = {
  name: "untied-output",
  label: "untied output layer left in 8 bits",
  family: "exceptions",
  layer: "configuration",
  what: "The trainer keeps layers of the type embedding in 32 bits. The output layer has a row for each word as well, but another type, and gets 8-bit state.",
  sign: "Fewer bytes of state than planned. At this size neither loss nor moves tell in each seed; larger models became unstable.",
  cure: "Name the output layer among the exceptions too.",
  sources: [
    { text: "transformers PR #37331", url: "https://github.com/huggingface/transformers/pull/37331" },
  ],
  patient: { map: "dynamic", keep32: ["embedding", "output"] },
  decidedBy: "bytes",
  symptoms: [
    { kind: "fewer bytes", most: 0.7 },
    { kind: "hidden", most: 0.03 },
  ],
  change: ({ bitsOf }) => ({
    bitsOf: (weight) => (weight.name === "output/kernel" ? 8 : bitsOf(weight)),
  }),
};
