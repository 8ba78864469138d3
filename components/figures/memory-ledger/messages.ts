import { modelMessages } from "@/lib/findings/modelMessages";
import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  ...modelMessages,
  billion: "{value} billion",
  million: "{value} million",
  bits: "{bits}-bit",
  "bits.moment": "{bits}-bit {symbol}",
  yourModel: "Your model",
  aModel: "A model",
  "caption.bits":
    "{name} with {parameters} parameters: state takes {wide}{where} in 32 bits and {narrow} in {bits}.",
  "caption.moments":
    "{name} with {parameters} parameters: state takes {wide}{where} in 32 bits and {narrow} with {stored}.",
  onEach: " on each GPU",
  saved: "That saves {state} of the state and {sum} of the sum.",
  "nothing.first": "That saves nothing: {rule} has no first moment.",
  "nothing.second": "That saves nothing: {rule} has no second moment.",
  "nothing.small": "That saves nothing: a share of fewer than {least} values keeps 32-bit state.",
  lora: "LoRA of rank {rank} trains {trained}{where} and freezes the rest.",
  "fit.both": "Both fit in {gpu}.",
  "fit.bits": "Only the {bits}-bit one fits in {gpu}.",
  "fit.moments": "Only the one with {stored} fits in {gpu}.",
  "fit.neither": "Neither fits in {gpu}.",
  "line.none": "none: the activations fill the memory",
  "line.bound": "up to {parameters} parameters",
  "line.model": "{model} ({bound})",
  noRow: "no such row",
  farRight: "{gpu}: far to the right →",
  "bar.state": "{stored} state",
  "bar.total": "in all {bytes}",
  "bar.part": "{part} {bytes}",
  "bar.guess": "activations? {bytes}",
  "part.weights": "weights",
  "part.gradients": "gradients",
  "part.state": "state",
  "part.activations": "activations",
  "part.guess": "activations (guessed)",
  "table.caption": {
    one: "Memory of one GPU for {parameters} parameters over {count} GPU; block size {block}.",
    other: "Memory of one GPU for {parameters} parameters over {count} GPUs; block size {block}.",
  },
  "table.part": "part",
  "table.bytes": "{stored} state, bytes",
  "table.each": "{stored} state, bytes a parameter",
  "table.absmax": "of the state: absmax",
  "table.sum": "sum",
  "each.caption": "Bytes for each parameter",
  "each.part": "part",
  "each.absmax": "of it absmax",
  "largest.caption": "Largest published model that fits in {gpu} with these settings",
  "largest.state": "state",
  "largest.ledger": "this ledger",
  "largest.paper": "measured in the paper",
  note: "1 GB is a thousand million bytes; 1 GiB is {power} bytes. Without a list of shapes, the parameters count as one flat tensor; small tensors stay 32-bit and take little. A real run also holds buffers and fragments that are not counted here; the paper’s models were measured with all of them, at batch size 1.",
  "own.list": "Your model has {parameters} parameters, counted from your list of shapes.",
  "own.config": "Your model has {parameters} parameters, counted from its config.json.",
  "own.none": "No config.json or list of shapes has been read yet; {parameters} parameters stand in for it.",
  "own.size": "The number of parameters is yours.",
  "source.counted": "{model}: {parameters} parameters, counted from its shape in the {source}.",
  "source.agrees":
    "{model}: {parameters} parameters by the {source}. Its layers, width and vocabulary make {counted}.",
  "source.differs":
    "{model}: {parameters} parameters by the {source}. Its layers, width and vocabulary make {counted}, which does not round to that number; the ledger takes the published number.",
  "field.summary": "A config.json or shapes of your own",
  "field.label": "Paste the config.json of a model or the shapes of its tensors here, or drop the file",
  "field.example":
    '{"model_type": "llama", "hidden_size": 4096, …}, or a line for each tensor: wte.weight 50257x768',
  "field.large": "The file is too large for a config.json or a list of shapes.",
  "field.unread": "The file could not be read.",
  "field.read": "Read {tensors} with {parameters}.",
  "field.tensors": { one: "{count} tensor", other: "{count} tensors" },
  "field.parameters": { one: "{count} parameter", other: "{count} parameters" },
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type LedgerWords = Words<keyof typeof messages>;

export const english: LedgerWords = makeWords("en", messages);
