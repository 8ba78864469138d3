import type { Messages } from "@/lib/i18n/message";

/** Why a line of lanes cannot be read, in English: whole sentences, and reasons for the place `{why}`. */
export const lineMessages = {
  "lab.line": "The lanes in this link could not be read: {why}. The two usual lanes run instead.",
  "lab.line.count": {
    one: "there is one lane; 2 to {most} can run side by side",
    other: "there are {count} lanes; 2 to {most} can run side by side",
  },
  "lab.line.rule": 'there is no update rule "{rule}"',
  "lab.line.bits": 'state has 32, 8 or 4 bits, not "{bits}"',
  "lab.line.momentBits": 'state has 32, 8 or 4 bits, or 8 and 32 by moment ({example}), not "{bits}"',
  "lab.line.whole4": "4-bit state needs a block size",
  "lab.line.wholeMoments": "bits per moment need a block size",
  "lab.line.smallBlock": "blocks of {size} need 8 bits for all moments",
  "lab.line.map4": "the map {map} has no 4-bit form",
  "lab.line.blockSize": "the block size is one of {sizes}, not {value}",
  "lab.line.threshold": "a threshold is a whole number, not {value}",
  "lab.line.noNumber": "the rule {rule} has no {name}",
  "lab.line.range": "{what} lies between 0 and {max}, not at {value}",
  "lab.line.unknown": '"{entry}" is not a setting of a lane',
} as const satisfies Messages<string>;
