/** Description of the chars task: a language model of characters. */
import type { TransformerSpec } from "@/lib/nn/transformerShapes";
import { type AnyValues, checkedOptions, type OptionsTable } from "@/lib/options/options";
import { headsFor, languageSize } from "../language/size";
import type { TaskInfo } from "../task";
import { describeText, lookAt, textTrouble } from "./ownText";

/**
 * Number of different characters in the text of this book. A constant, because book.json is loaded only to
 * train.
 */
export const BOOK_CHARACTERS = 77;

/** Options of the chars task. */
export const charsOptions = {
  layers: {
    kind: "number",
    label: "Layers",
    help: "How many times the model lets characters look at the characters before them.",
    url: "layers",
    min: 1,
    max: 4,
    step: 1,
    default: 2,
  },
  heads: {
    kind: "choice",
    label: "Heads",
    help: "In how many ways at once a character looks back. A width that they do not divide gets fewer.",
    url: "heads",
    choices: [1, 2, 4, 8].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: 4,
  },
  context: {
    kind: "choice",
    label: "Context",
    help: "How many characters the model sees at once.",
    url: "context",
    choices: [16, 32, 64, 128].map((value) => ({ value, label: String(value) })),
    ordered: true,
    default: 32,
  },
  temperature: {
    kind: "number",
    label: "Temperature",
    help: "How boldly text is written: 0 takes the likeliest character each time, 1 draws as the model believes.",
    url: "temp",
    min: 0,
    max: 1.5,
    step: 0.1,
    default: 0.6,
  },
} as const satisfies OptionsTable;

/**
 * Returns the shape of the model.
 *
 * @param options of the task; invalid ones become their defaults
 * @param width of a token's vector, units
 * @param vocabulary number of different characters in the text
 */
export function charsModel(options: AnyValues, width: number, vocabulary: number): TransformerSpec {
  const { layers, heads, context } = checkedOptions(charsOptions, options);
  return {
    embedding: { vocabulary, width, init: "xavier", layerNorm: true },
    layers,
    heads: headsFor(width, heads),
    context,
    positions: "learned",
    activation: "gelu",
  };
}

/** The chars task: a transformer learns to write text, character by character. */
export const charsInfo: TaskInfo = {
  name: "chars",
  label: "Characters",
  summary:
    "A transformer learns to write like this book, or like a text of your own, character by character.",
  options: charsOptions,
  defaults: { width: 64, batchSize: 8, learningRate: 0.003, maxSteps: 1500 },
  widths: [32, 64, 96, 128, 192, 256],
  metric: { label: "perplexity on held-out text", kind: "perplexity", better: "lower" },
  ownData: {
    accept: [".txt", ".md"],
    hint: "Plain text, from some thousands to some millions of characters. It stays in this page.",
    check: (text, options, t) => textTrouble(text, checkedOptions(charsOptions, options).context, t),
    describe: (text, _options, t) => describeText(text, t),
  },
  size({ options, width, batchSize, ownData }) {
    const vocabulary = ownData === undefined ? BOOK_CHARACTERS : lookAt(ownData).alphabet.characters.length;
    return languageSize(charsModel(options, width, vocabulary), batchSize);
  },
};
