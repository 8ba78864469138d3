import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "caption.load": {
    one: "{rule} begins: {threads} threads read {values} gradients and parameters in 32 bits, one byte of state for each, and one absmax for all of them.",
    other:
      "{rule} begins: {threads} threads read {values} gradients and parameters in 32 bits, two bytes of state for each, and one absmax a state for all of them.",
  },
  "caption.dequantize":
    "A table lookup and one multiplication turn codes into 32-bit numbers again: value {index} has {symbol} = {before}.",
  "caption.update":
    "The rule advances the state in 32 bits: {symbol} of value {index} goes from {before} to {fresh}.",
  "caption.step":
    "The parameter moves with the unrounded state: value {index} by {move}. The rounding that follows does not affect this step.",
  "caption.absmax":
    "The threads agree on the largest |{symbol}|, {absmax} (value {index}). It is the only value that they have to exchange.",
  "caption.absmaxOfNone":
    "The threads agree on the largest |{symbol}|, {absmax}. It is the only value that they have to exchange.",
  "caption.store":
    "Four codes make one 32-bit word. The block writes {parameters} bytes of parameters and {state} bytes of state; in 32 bits it would be {state32}.",
  "stored.extreme":
    "The block’s extreme, {fresh}, is negative, and the signed map has no −1: code {code} means {entry} times the absmax, {off} too small.",
  "stored.tie": "Value {index} lies exactly between two codes; the tie goes to the even code, {code}.",
  "stored.guard":
    "Value {index} is {fresh}. The nearest code, {nearest}, means {entry}, which counts as positive; the sign guard stores {code}, so {symbol} keeps its sign.",
  "stored.zero": "Value {index}, {fresh}, is too small beside the absmax and is stored as zero.",
  "stored.rounded": "Value {index} is stored as code {code}: {stored} in place of {fresh}, {off} off.",
  "stored.fromZero": "Value {index} is stored as code {code}: {stored} in place of {fresh}.",
  cases: "{sentence} In this block: {cases}.",
  "cases.extreme": { one: "the negative extreme", other: "{count} negative extremes" },
  "cases.tie": { one: "a tie", other: "{count} ties" },
  "cases.guard": {
    one: "one value changed by the sign guard",
    other: "{count} values changed by the sign guard",
  },
  "cases.zero": { one: "one value stored as zero", other: "{count} values stored as zero" },
  find: "Find",
  "case.extreme": "negative extreme",
  "case.tie": "tie",
  "case.guard": "sign guard",
  "case.zero": "stored as zero",
  state: "stage {at} of {all}",
  "shown.load": "the stored codes of {symbol}",
  "shown.dequantize": "{symbol}, from the table and the old absmax",
  "shown.update": "the new {symbol}",
  "shown.step": "how far each parameter moves",
  "shown.absmax": "the size of the new {symbol}",
  "shown.quantize": "the new codes of {symbol}",
  "shown.store": "the values of the stored codes of {symbol}",
  inUnits: "{what}, in units of {unit}",
  thread: "thread {thread}",
  "tree.later": "The absmax is found here, from all threads",
  "tree.workgroup": "Thread maxima; one thread in four continues, in shared memory",
  "tree.subgroup": "Thread maxima; pairs exchange them, without memory",
  "pad.label": "Value of the block",
  "pad.description":
    "Arrow keys choose a thread and one of its values; Enter goes to the fields where it can be changed.",
  "pad.value": "Thread {thread}. {stored}",
  "field.gradient": "Gradient g",
  "field.parameter": "Parameter p",
  "field.code": "Stored code of {symbol}",
  "field.stays": "{label}: {problem}; it stays {value}.",
  "field.back": "As it was",
  "problem.notNumber": "“{given}” is not a number",
  "problem.tooLarge": "the size must be a million at most",
  "problem.notCode": "a code is a whole number from 0 to 255",
  "problem.form": "it should read like g3=0.5",
  leftOut: "“{word}” among your values is left out: {problem}.",
  "trace.label": "The stages of value {index}",
  "trace.head": "Value {index}: thread {thread}, the {place} of its values",
  "place.1": "first",
  "place.2": "second",
  "place.3": "third",
  "place.4": "fourth",
  "place.5": "fifth",
  "place.6": "sixth",
  "place.7": "seventh",
  "place.8": "eighth",
  "line.code": "code of {symbol}, N",
  "line.nearest": "nearest q to {symbol}′ / N′",
  "line.found": "{scaled}: code {code}",
  "line.moved": "{scaled}: code {code}, moved to {moved}",
  "line.byte": "byte of {symbol}",
  "line.readAs": "{code}, to be read as {value}",
  "where.adam": "s is minus the learning rate; in s and ε are the bias corrections, computed once a step.",
  "code.kernel": "The kernel",
  "code.called": "The function called at this stage",
  "code.now": "now: ",
  "table.caption": "One block of {values} values in one step of {rule}, step {step} of its run.",
  "table.value": "value",
  "table.thread": "thread",
  "table.codeBefore": "code of {symbol} before",
  "table.before": "{symbol} before",
  "table.new": "new {symbol}",
  "table.scaled": "{symbol} over absmax",
  "table.code": "code of {symbol}",
  "table.stored": "stored {symbol}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type StepperWords = Words<keyof typeof messages>;

export const english: StepperWords = makeWords("en", messages);
