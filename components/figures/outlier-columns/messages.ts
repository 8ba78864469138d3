import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { pastedMessages } from "../pasted/messages";
import { weightsMessages } from "../weights/messages";

/** The messages of the figure in English. */
export const messages = {
  ...pastedMessages,
  ...weightsMessages,
  waiting: "A small language model is about to be trained, and one of its products computed in 8 bits.",
  "product.vector": "int8, scales of rows and columns",
  "product.tensor": "int8, one scale each",
  "product.dynamic": "dynamic codes",
  "engine.gpu": "the GPU ({device})",
  "engine.cpu": "the CPU",
  "origin.model":
    "Activations and weights are of a language model that was trained in this page, and multiplied in 8-bit integers on {engine}.",
  "origin.ownBoth": "Activations and weights are your own, and multiplied in 8-bit integers on {engine}.",
  "origin.ownOne": "The activations are your own, and multiplied in 8-bit integers on {engine}.",
  "caption.none":
    "{planted} With all features in 8-bit integers the product has an error of {all}, and none reaches {threshold}. {codes} {origin}",
  "caption.some": {
    one: "{planted} With all features in 8-bit integers the product has an error of {all}; with the one feature that reaches {threshold} in 16 bits, {share} of the values, it is {error}{loss}. {codes} {origin}",
    other:
      "{planted} With all features in 8-bit integers the product has an error of {all}; with the {count} features that reach {threshold} in 16 bits, {share} of the values, it is {error}{loss}. {codes} {origin}",
  },
  loss: ", and the held-out loss is {loss} nats a word, {exact} exactly",
  planted: {
    one: "{count} of {all} features is enlarged {factor} times.",
    other: "{count} of {all} features are enlarged {factor} times.",
  },
  "natural.own": "The largest feature reaches {largest}.",
  "natural.large": "No feature is enlarged, and the largest reaches {largest}.",
  "natural.small":
    "No feature is enlarged, and the largest reaches {largest}: so small a model has no outliers of its own.",
  "codes.better": "Dynamic codes, with an error of {error}, are better.",
  "codes.worse": "Dynamic codes, with an error of {error}, are worse.",
  "codes.worseNow":
    "Dynamic codes, with an error of {error}, are worse, though they lose less while the outliers are in 8 bits ({all}).",
  sentence: {
    one: "The largest magnitude of each feature, of which {count} reaches the threshold; and the error of the product as more of the largest features are in 16 bits.",
    other:
      "The largest magnitude of each feature, of which {count} reach the threshold; and the error of the product as more of the largest features are in 16 bits.",
  },
  "table.caption": {
    one: "Relative error of the product with the largest features in 16 bits; {count} feature enlarged {factor} times.",
    other:
      "Relative error of the product with the largest features in 16 bits; {count} features enlarged {factor} times.",
  },
  "table.kept": "features in 16 bits",
  "table.share": "share of the values",
  "table.error": "error, {product}",
  "title.error": "error of the product",
  "title.kept": "features in 16 bits, the largest first, of {all}",
  "title.largest": "largest magnitude of each feature (filled: in 16 bits)",
  threshold: "threshold {value}",
  "cursor.label": "Features in 16 bits",
  "cursor.value": "{kept} features in 16 bits: {errors}",
  "cursor.error": "{product} {error}",
  "chip.cpu": "CPU worker",
  "own.large":
    "A value is beyond {largest}, the largest number of half precision, and cannot be multiplied in 16 bits.",
  "own.weights":
    "The product is of {rows} rows of {features} features with {columns} columns of the matrix that fits.",
  "own.noWeights":
    "The product is of {rows} rows of {features} features with weights drawn from the normal distribution: no other matrix has as many rows or columns as these features.",
  "own.cut": "{sentence} The rest is left out.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type OutlierColumnsWords = Words<keyof typeof messages>;

export const english: OutlierColumnsWords = makeWords("en", messages);
