import type { Scene } from "./scene";

/** What the reader has typed over: "g3" is the gradient of value 3, "m3" the code of its first moment. */
export type Edits = ReadonlyMap<string, number>;

const EDIT = /^([a-z])(\d{1,2})=(.+)$/;

/** What may be typed for a gradient, a parameter or a code, in words. */
const LARGEST = 1e6;

/**
 * Whether a value may stand in the block.
 *
 * @param name the letter of what is changed: g, p or a state's symbol
 * @returns why not, or ""
 */
export function complaintAbout(name: string, raw: string): string {
  const value = raw.trim() === "" ? Number.NaN : Number(raw.replace("−", "-"));
  if (Number.isNaN(value)) return `“${raw.slice(0, 30)}” is not a number`;
  if (name === "g" || name === "p") {
    return Math.abs(value) <= LARGEST ? "" : "the size must be a million at most";
  }
  return Number.isInteger(value) && value >= 0 && value <= 255
    ? ""
    : "a code is a whole number from 0 to 255";
}

/**
 * Read the edits of an address.
 *
 * @param names the letters that this rule knows: g, p and its states
 * @returns the edits that can be made, and a sentence for each that cannot
 */
export function parseEdits(text: string, names: readonly string[], blockSize: number) {
  const edits = new Map<string, number>();
  const notes: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const [, name, place, raw] = word.match(EDIT) ?? [];
    // Edits of another rule's state, or beyond a smaller block, wait until they fit again.
    if (name && (!names.includes(name) || Number(place) >= blockSize)) continue;
    const complaint = name ? complaintAbout(name, raw) : "it should read like g3=0.5";
    if (complaint) notes.push(`“${word.slice(0, 40)}” among your values is left out: ${complaint}.`);
    else edits.set(`${name}${Number(place)}`, Number(raw));
  }
  return { edits: edits as Edits, notes };
}

/** The text with one edit more, or another value for it. */
export function withEdit(text: string, name: string, index: number, value: number): string {
  const head = `${name}${index}=`;
  const others = text.split(/\s+/).filter((word) => word && !word.startsWith(head));
  return [...others, `${head}${value}`].join(" ");
}

/** The text without what was typed for one value. */
export const withoutEdits = (text: string, index: number): string =>
  text
    .split(/\s+/)
    .filter((word) => word && word.match(EDIT)?.[2] !== String(index))
    .join(" ");

/** A block with the reader's values in it; the scene itself stays as it is. */
export function edited(scene: Scene, edits: Edits, symbols: readonly string[]): Scene {
  const over = <A extends Float32Array | Uint8Array>(name: string, array: A): A => {
    const copy = array.slice() as A;
    for (let i = 0; i < copy.length; i++) copy[i] = edits.get(`${name}${i}`) ?? copy[i];
    return copy;
  };
  return {
    params: over("p", scene.params),
    grads: over("g", scene.grads),
    states: scene.states.map(({ codes, absmax }, k) => ({ codes: over(symbols[k], codes), absmax })),
  };
}
