import type { Messages } from "./message";

/** The sentences about values that a reader or a link gives to an option. */
export const optionMessages = {
  "option.notNumber": '{label}: "{given}" is not a number; using {used}.',
  "option.outside": "{label}: {given} is outside {min} to {max}; using {used}.",
  "option.between": "{label}: {given} lies between two steps; using {used}.",
  "option.notOffered": "{label}: {given} is not offered; using {used}.",
  "option.notListed": '{label}: "{given}" is not one of {choices}; using {used}.',
  "option.notAmong": '{label}: "{given}" is not one of the {count} choices; using {used}.',
  "option.notSwitch": '{label}: "{given}" is neither 1 nor 0; using {used}.',
  "option.tooLong": "{label}: {given} characters are too many; the first {kept} are kept.",
  "option.names": "{label}: {left} of {all} names are too long or too many.",
  "option.host": "{label}: the value is not an address such as https://course.example; messages are refused.",
} as const satisfies Messages<string>;

/** The key of a sentence about the value of an option. */
export type OptionKey = keyof typeof optionMessages;
