/**
 * Tables and densities as short text for a link. The first character is the version, so that old links go on to
 * work when the form changes.
 */
const VERSION = "1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Number of values in a table. */
export const LEVELS = 256;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);
const SIGN = 0x80000000;

/** The upper 24 bits of a float32, rounded, as an integer that grows with the value. */
function sortable24(value: number): number {
  float[0] = value;
  const rounded = Math.min(bits[0] + 0x80, (bits[0] | 0x7fffffff) >>> 0);
  // There is one zero: a negative one would look negative to the sign guard.
  if ((rounded & 0x7fffff00) === 0) return SIGN >>> 8;
  return ((rounded & SIGN ? ~rounded : rounded | SIGN) >>> 8) >>> 0;
}

function from24(sortable: number): number {
  const upper = sortable << 8;
  bits[0] = upper & SIGN ? upper ^ SIGN : ~(upper | 0xff);
  return float[0];
}

/**
 * An ascending table: each value rounded to 24 bits of float32 (1 and 0 stay exact, anything else to within
 * 0.002 %), stored as its distance from the one before it, seven bits a byte, base64url.
 *
 * @param values 256 ascending numbers from -1 to 1
 */
export function encodeTable(values: ArrayLike<number>): string {
  const bytes: number[] = [];
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const now = sortable24(values[i]);
    let distance = now - before;
    for (; distance > 0x7f; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance);
    before = now;
  }
  const text = btoa(String.fromCharCode(...bytes));
  return VERSION + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What a link brought: what it stands for, or a sentence that says what is wrong with it. */
export type Decoded = { readonly values: Float32Array } | { readonly problem: string };

const BROKEN = "The table in this link cannot be read; this is the dynamic map instead.";

export function decodeTable(text: string): Decoded {
  const bytes = bytesOf(text);
  if (!bytes) return { problem: BROKEN };
  const values: number[] = [];
  let sortable = 0;
  let distance = 0;
  let shift = 0;
  for (const byte of bytes) {
    distance += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (shift > 28) return { problem: BROKEN };
    if (byte & 0x80) continue;
    sortable += distance;
    if (sortable >= 2 ** 24) return { problem: BROKEN };
    values.push(from24(sortable));
    distance = 0;
    shift = 0;
  }
  const fits = values.length === LEVELS && shift === 0 && values.every((value) => Math.abs(value) <= 1);
  const different = values[0] !== values[values.length - 1];
  return fits && different ? { values: Float32Array.from(values) } : { problem: BROKEN };
}

function bytesOf(text: string): number[] | undefined {
  if (!text.startsWith(VERSION)) return undefined;
  try {
    const binary = atob(text.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    return Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    // Not base64: somebody typed into the link.
    return undefined;
  }
}

/** Steps of a painted height: one character each. */
export const HIGHEST = ALPHABET.length - 1;

/** @param heights whole numbers from 0 to HIGHEST */
export function encodeHeights(heights: ArrayLike<number>): string {
  return VERSION + Array.from(heights, (height) => ALPHABET[height]).join("");
}

/** @returns so many heights, or undefined if the text is none of ours */
export function decodeHeights(text: string, count: number): Uint8Array | undefined {
  const heights = Array.from(text.slice(VERSION.length), (character) => ALPHABET.indexOf(character));
  if (!text.startsWith(VERSION) || heights.length !== count || heights.includes(-1)) return undefined;
  return Uint8Array.from(heights);
}
