import type { Fault } from "./fault";

/** Two classes with different defaults for the weight decay. */
export const noDecay: Fault = {
  name: "no-decay",
  label: "weight decay 0 against 0.01",
  family: "comparison",
  layer: "configuration",
  what: "The program goes from AdamW to an 8-bit class whose default decay is 0, and does not say what it wants.",
  sign: "Nothing to see in so short a run: with a decay of 0.01 a weight loses a hundredth of itself in a hundred steps at this learning rate. In long runs the result is worse by a constant.",
  cure: "Write every hyper-parameter down in both runs, and print them.",
  sources: [
    {
      text: "facebookresearch/bitsandbytes #13",
      url: "https://github.com/facebookresearch/bitsandbytes/issues/13",
    },
    { text: "transformers #18946", url: "https://github.com/huggingface/transformers/issues/18946" },
  ],
  patient: { rule: "adamw", hyper: { learningRate: 0.01, weightDecay: 0.01 } },
  decidedBy: "step",
  symptoms: [{ kind: "hidden", most: 0.03 }],
  change: ({ hyper }) => ({ hyper: (session) => ({ ...hyper(session), weightDecay: 0 }) }),
};
