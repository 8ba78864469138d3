import type { BlockState } from "./exampleBlock";
import { english } from "./messages";

/** Values typed by the reader: "g3" is the gradient of value 3, "m3" the code of its first moment. */
export type Edits = ReadonlyMap<string, number>;

const EDIT = /^([a-z])(\d{1,2})=(.+)$/;

/** Largest magnitude of a gradient or a parameter that can be typed. */
const LARGEST_MAGNITUDE = 1e6;

/** Returns the number that a text stands for; NaN if it stands for none. */
const numberOf = (raw: string) => (raw.trim() === "" ? Number.NaN : Number(raw.replace("−", "-")));

/**
 * Returns why a text is not a valid value, or "" if it is.
 *
 * @param name g for a gradient, p for a parameter, or the symbol of a state for its code
 */
export function problemOf(name: string, raw: string, t = english): string {
  const value = numberOf(raw);
  if (Number.isNaN(value)) return t("problem.notNumber", { given: raw.slice(0, 30) });
  if (name === "g" || name === "p") {
    return Math.abs(value) <= LARGEST_MAGNITUDE ? "" : t("problem.tooLarge");
  }
  return Number.isInteger(value) && value >= 0 && value <= 255 ? "" : t("problem.notCode");
}

/**
 * Reads the edits of an address.
 *
 * @param names g, p and the symbols of the rule's states
 * @returns the valid edits, and a sentence for each invalid edit
 */
export function parseEdits(text: string, names: readonly string[], blockSize: number, t = english) {
  const edits = new Map<string, number>();
  const notes: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const [, name, place, raw] = word.match(EDIT) ?? [];
    // Edits of another rule's state or beyond the block stay in the address until they fit again.
    if (name && (!names.includes(name) || Number(place) >= blockSize)) continue;
    const problem = name ? problemOf(name, raw, t) : t("problem.form");
    if (problem) notes.push(t("leftOut", { word: word.slice(0, 40), problem }));
    else edits.set(`${name}${Number(place)}`, numberOf(raw));
  }
  return { edits: edits as Edits, notes };
}

/** Returns the text with one more edit, or with another value for an existing edit. */
export function withEdit(text: string, name: string, index: number, value: number): string {
  const head = `${name}${index}=`;
  const others = text.split(/\s+/).filter((word) => word && !word.startsWith(head));
  return [...others, `${head}${value}`].join(" ");
}

/** Returns the text without the edits of one value. */
export const withoutEdits = (text: string, index: number): string =>
  text
    .split(/\s+/)
    .filter((word) => word && word.match(EDIT)?.[2] !== String(index))
    .join(" ");

/** Returns a copy of a block with the edits applied. */
export function withEdits(block: BlockState, edits: Edits, symbols: readonly string[]): BlockState {
  const replaced = <A extends Float32Array | Uint8Array>(name: string, array: A): A => {
    const copy = array.slice() as A;
    for (let i = 0; i < copy.length; i++) copy[i] = edits.get(`${name}${i}`) ?? copy[i];
    return copy;
  };
  return {
    params: replaced("p", block.params),
    grads: replaced("g", block.grads),
    states: block.states.map(({ codes, absmax }, k) => ({ codes: replaced(symbols[k], codes), absmax })),
  };
}
