import { defineFigure } from "@/components/figure/figure";
import { SHARDED_STATE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";

const workers = [1, 2, 3, 4, 5, 6, 8, 12, 16].map((value) => ({ value, label: String(value) }));

/** Options of the figure. */
export const shardedStateOptions = {
  after: {
    kind: "choice",
    ordered: true,
    label: "Loaded by",
    help: "How many workers load the state, each an equal part of it.",
    url: "after",
    choices: workers,
    default: SHARDED_STATE.after,
  },
  before: {
    kind: "choice",
    ordered: true,
    label: "Saved by",
    help: "How many workers quantized and saved the state, each an equal part of it.",
    url: "before",
    choices: workers,
    default: SHARDED_STATE.before,
  },
  padded: {
    kind: "toggle",
    label: "Pad parts to whole blocks",
    help: "Each worker’s part is made a whole number of blocks long.",
    url: "pad",
    default: SHARDED_STATE.padded,
  },
  blockSize: {
    kind: "choice",
    ordered: true,
    label: "Block size",
    help: "How many values share one scale.",
    url: "block",
    choices: [64, 128, 256, 512, 1024, 2048].map((value) => ({ value, label: String(value) })),
    default: SHARDED_STATE.blockSize,
  },
  state: {
    kind: "choice",
    label: "State",
    help: "Which of Adam’s two moments is saved and loaded.",
    url: "state",
    choices: [
      { value: "m", label: "m" },
      { value: "r", label: "r" },
    ],
    default: SHARDED_STATE.state,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "State on many workers",
  caption:
    "Cut the state of an optimizer over some workers, load it on others, and see where the blocks begin.",
  chapter: "beyond",
  options: shardedStateOptions,
});
