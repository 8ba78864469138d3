import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "map.signed": "signed {map}",
  "map.unsigned": "unsigned {map}",
  "caption.zero":
    "Code {index} of the {map} map is {value}: any value smaller than about {reach} of the block’s absmax becomes zero.",
  "caption.lowest":
    "Code {index} of the {map} map is {value}, and there is no −1: a block whose extreme is negative stores it with an error of {error}.",
  "caption.one": "Code {index} of the {map} map is {value}; its only neighbour is {near} away.",
  "caption.same": "Code {index} of the {map} map is {value}; its neighbours are {near} away.",
  "caption.two": "Code {index} of the {map} map is {value}; its neighbours are {near} and {far} away.",
  "note.signed": "The map “{map}” exists only signed; the signed map is shown.",
  "note.unsigned": "The map “{map}” exists only unsigned; the unsigned map is shown.",
  "note.noTree": "Only the dynamic map has a tree; these are the bits of the index.",
  field: "{label}, 0 to 255",
  bits: "The eight bits, from the highest to the lowest",
  "bit.role": "Bit {place}, {role}",
  "bit.worth": "Bit {place}, worth {value}",
  "role.sign": "sign",
  "role.zero": "divides by ten",
  "role.indicator": "end of the zeros",
  "role.fraction": "fraction",
  "role.empty": "empty tree",
  "group.sign": "sign",
  "group.indicator": "end",
  "group.half": "half",
  "group.fraction": "fraction",
  "group.fractionOf": "fraction {fraction} of {all}",
  "group.empty": "empty tree: taken as {value}",
  "sum.index": "{sum}{byte}, and place {byte} of the sorted {map} table holds {value}",
  "sum.tree": "{sum} = {value}, stored as place {index} of the sorted table",
  "sum.empty":
    "An empty tree has no decade. Two bytes have an empty tree, and the table has two values left: 0 and 1. This byte is taken as {value}, place {index}",
  "facts.value": "Value",
  "facts.byte": "Stored byte",
  "facts.code": "code {index}, hexadecimal {hexadecimal}",
  "facts.below": "Next smaller",
  "facts.above": "Next larger",
  "facts.none": "none",
  "facts.away": "{distance} away",
  "facts.interval": "Rounded to it",
  "facts.range": "{from} to {to}",
  "facts.error": "Worst relative error",
  "facts.errorOf": "of the values rounded to it",
  "facts.unbounded": "without bound",
  "facts.decade": "Decade",
  "facts.noDecade": "none, it is zero",
  "line.picture": "The values of the {map} map on a number line; code {index} is marked.",
  "line.empty": "No value of the map lies in this part of the line.",
  "line.label": "Value on the number line",
  "line.description": "Arrow keys choose a value; plus, minus and 0 enlarge the line.",
  "line.value": "code {index}, {value}",
  "view.closer": "Closer",
  "view.wider": "Wider",
  "view.whole": "Whole line",
  "view.hint": "Drag to move, pinch or Ctrl+wheel to enlarge, click a stroke to choose it.",
  "table.caption": "All {count} values of the {map} map, as shares of the block’s absmax.",
  "table.code": "code",
  "table.bits": "bits of the code",
  "table.tree": "bits of the tree",
  "table.value": "value",
  "table.from": "rounds from",
  "table.to": "rounds to",
  "table.error": "worst relative error",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type ExplorerWords = Words<keyof typeof messages>;

export const english: ExplorerWords = makeWords("en", messages);
