import type { Messages } from "@/lib/i18n/message";

/**
 * The words about a planned training in English. `{tensor}` is the name of a tensor or of a buffer; other languages have
 * names for those that are words, `planned.tensor.NAME`.
 */
export const plannedMessages = {
  "planned.kind.weights": "weights",
  "planned.kind.gradients": "gradients",
  "planned.kind.workspace": "workspace",
  "planned.kind.activations": "activations",
  "planned.kind.state": "state",
  "planned.at.weights": "the weights",
  "planned.at.gradients": "the gradients",
  "planned.at.workspace": "the workspace",
  "planned.at.activations": "the activations",
  "planned.at.state": "the optimizer state",
  "planned.refused.budget":
    "The budget refused it at {what} of {tensor}: it held {held} and needed {needed} more.",
  "planned.refused.webgpu":
    "WebGPU refused it at {what} of {tensor}: it held {held} and needed {needed} more.",
  "planned.shortText":
    "the length of the text is {bytes}, but must be at least {least} bytes for a context of {context}.",
} as const satisfies Messages<string>;

/** The key of words about a planned training. */
export type PlannedKey = keyof typeof plannedMessages;
