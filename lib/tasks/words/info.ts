/** Description of the words task: a language model of words whose frequencies follow Zipf's law. */
import type { TransformerSpec } from "@/lib/nn/transformerShapes";
import { type AnyValues, checkedOptions, type OptionsTable } from "@/lib/options/options";
import { headsFor, languageSize } from "../language/size";
import type { TaskInfo } from "../task";

/** Options of the words task. */
export const wordsOptions = {
  vocabulary: {
    kind: "number",
    label: "Vocabulary",
    help: "How many different words the language has. The rarest of many words are seen only a few times.",
    url: "vocab",
    min: 2000,
    max: 10_000,
    step: 16,
    default: 2000,
  },
  layers: {
    kind: "number",
    label: "Layers",
    help: "How many times the model lets words look at the words before them.",
    url: "layers",
    min: 1,
    max: 4,
    step: 1,
    default: 2,
  },
  context: {
    kind: "choice",
    label: "Context",
    help: "How many words the model sees at once.",
    url: "context",
    choices: [16, 32, 64, 128].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: 32,
  },
  corpus: {
    kind: "choice",
    label: "Text",
    help: "How many words of text there are to learn from.",
    url: "corpus",
    choices: [
      { value: 100_000, label: "100,000 words" },
      { value: 400_000, label: "400,000 words" },
      { value: 4_000_000, label: "4 million words" },
    ],
    ordered: true,
    default: 400_000,
  },
  heldOut: {
    kind: "choice",
    label: "Test text",
    help: "On how many words the model is tested. More give a steadier perplexity and take longer.",
    url: "test",
    choices: [
      { value: 2048, label: "2,048 words" },
      { value: 8192, label: "8,192 words" },
      { value: 65_536, label: "65,536 words" },
    ],
    ordered: true,
    default: 2048,
  },
  stableInit: {
    kind: "toggle",
    label: "Xavier initialization",
    help: "Begin with the narrow uniform numbers of the stable embedding, or with normal ones as usual.",
    url: "xavier",
    default: true,
  },
  stableNorm: {
    kind: "toggle",
    label: "Layer norm on words",
    help: "Normalize each word's vector before its position is added, as the stable embedding does.",
    url: "norm",
    default: true,
  },
} as const satisfies OptionsTable;

/** Attention heads of a layer; fewer if they do not divide the width. */
const MAX_HEADS = 4;

/**
 * Returns the shape of the model.
 *
 * @param options of the task; invalid ones become their defaults
 * @param width of a token's vector, units
 */
export function wordsModel(options: AnyValues, width: number): TransformerSpec {
  const { vocabulary, layers, context, stableInit, stableNorm } = checkedOptions(wordsOptions, options);
  return {
    embedding: { vocabulary, width, init: stableInit ? "xavier" : "normal", layerNorm: stableNorm },
    layers,
    heads: headsFor(width, MAX_HEADS),
    context,
    positions: "sinusoidal",
    activation: "relu",
  };
}

/** The words task: a transformer predicts the next word of an artificial language. */
export const wordsInfo: TaskInfo = {
  name: "words",
  label: "Words",
  summary:
    "A transformer predicts the next word of a made-up language in which, as in real ones, a few words are frequent and most are rare.",
  options: wordsOptions,
  defaults: { width: 64, batchSize: 8, learningRate: 0.003, maxSteps: 1000 },
  widths: [32, 64, 96, 128, 192, 256],
  metric: { label: "perplexity on held-out text", kind: "perplexity", better: "lower" },
  size: ({ options, width, batchSize }) => languageSize(wordsModel(options, width), batchSize),
};
