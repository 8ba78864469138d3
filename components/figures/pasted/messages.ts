import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { fileMessages } from "@/lib/tasks/messages";

/** The messages in English that the figures with a reader's own numbers share. Their message files hold them too. */
export const pastedMessages = {
  ...fileMessages,
  "pasted.thousands": "Commas are read as separators of thousands.",
  "pasted.points": "Points are read as separators of thousands and commas as decimal commas.",
  "pasted.decimal": "Commas are read as decimal commas.",
  "pasted.separators": "Commas are read as separators; write decimal points if they are decimal commas.",
  "pasted.gaps": "The text leaves values out (“...”): they are missing here too.",
  "pasted.words": {
    one: "One word is no number and ignored (“{word}”).",
    other: "{count} words are no number and ignored (“{word}”).",
  },
  "pasted.infinite": {
    one: "One value is not finite and left out: with an infinite absmax the whole block would be lost.",
    other:
      "{count} values are not finite and left out: with an infinite absmax the whole block would be lost.",
  },
  "pasted.empty": "Paste some numbers to compare the maps on them.",
  "pasted.none": "There is no number in this text.",
  "pasted.zeros": "All your numbers are zero, which every map with a zero stores exactly.",
  "pasted.equal":
    "All your numbers are equal: each is its block’s absmax, and only the map’s last value matters.",
  "pasted.read": { one: "{count} number is read: {listed}.", other: "{count} numbers are read: {listed}." },
  "pasted.comma": ", ",
  "pasted.ends": "{first}, … {last}",
  "pasted.tooLong": "A link holds {count} characters, and this text is longer: it stays in this page only.",
  "pasted.back": "Back to the text",
  "pasted.reading": "The file is being read…",
  "pasted.waiting": "Paste numbers or choose a file. Until then the model of this page is shown.",
  "pasted.nothingLost": "All these numbers are zero: nothing is lost of them.",
  "pasted.uneven": "The rows differ in length: all numbers are taken as one row.",
  "pasted.shape": {
    one: "{read} They make {count} row of {columns}.",
    other: "{read} They make {count} rows of {columns}.",
  },
  "pasted.noTensor": "The file has no tensor of floats with two or more dimensions.",
  "pasted.noMatrix":
    "Each matrix of the file is zero, has values that are not finite, or has a row that is too long.",
  "pasted.matrix": "{name} ({rows} × {columns})",
  "pasted.file": "Read: {names}.",
  "pasted.fileMore": { one: "Read: {names} and {count} more.", other: "Read: {names} and {count} more." },
  "pasted.most": "{read} At most {values} values are taken, of finite tensors.",
} as const satisfies Messages<string>;

/** The key of a message that the figures with a reader's own numbers share. */
export type PastedKey = keyof typeof pastedMessages;

/** Finds the words that the figures with a reader's own numbers share. */
export type PastedWords = Words<PastedKey>;

export const english: PastedWords = makeWords("en", pastedMessages);
