import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The sentences about a config.json or a list of shapes that cannot be read, in English. */
export const modelMessages = {
  "model.noJson": "This is no JSON.",
  "model.noObject": "This JSON is no object.",
  "model.noType": "The model_type is missing; the ledger can count {kinds}.",
  "model.otherType": "The model_type is {type}; the ledger can count {kinds}.",
  "model.bias": "The ledger cannot count attention_bias or mlp_bias.",
  "model.missing": "{field} is missing, or no whole number from 1.",
  "model.noWhole": "{field} is no whole number from 1.",
  "model.headWidth": "head_dim is no whole number, or hidden_size no multiple of num_attention_heads.",
  "model.quoted": "“{text}”",
  "model.line": "Line {line}",
  "model.lineOf": "Line {line}, {name}",
  "model.at": "{where}: {reason}.",
  "model.tooManyDimensions": "a tensor has at most {most} dimensions",
  "model.noDimension": "each dimension is a whole number from 1",
  "model.tooLargeTensor": "the tensor is too large",
  "model.noDimensions": "a list of dimensions such as [768, 3072] is expected",
  "model.tooManyTensors": "The list has more than {most} tensors.",
  "model.longLine": "Line {line} is longer than {most} characters. Write one tensor per line.",
  "model.notUnderstood":
    "Line {line} is not understood: {text}. Write a tensor as “name 768x3072” or “name [768, 3072]”.",
  "model.twice": "Line {line}: the tensor {name} is on line {first} already.",
  "model.tooLong": "The text is longer than {most} characters.",
  "model.noTensor": "The list has no tensor.",
  "model.tooManyParameters": "The list has too many parameters.",
  "model.tooManySizes": "The list has {sizes} different sizes of tensors; the ledger takes {most}.",
} as const satisfies Messages<string>;

/** Finds the sentences. */
export type ModelWords = Words<keyof typeof modelMessages>;

/** Finds the sentences in English. */
export const english: ModelWords = makeWords("en", modelMessages);
