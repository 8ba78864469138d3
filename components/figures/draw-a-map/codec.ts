/**
 * Encodes tables and densities as short text for a link. The first character is the version, so that old
 * links still work when the encoding changes.
 */

const VERSION = "1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Number of levels in a table. */
export const LEVELS = 256;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);
const SIGN = 0x80000000;

/** Returns the upper 24 bits of a float32, rounded, as an integer that grows with the value. */
function sortable24(value: number): number {
  float[0] = value;
  const rounded = Math.min(bits[0] + 0x80, (bits[0] | 0x7fffffff) >>> 0);
  // Both zeros are encoded as +0: the sign guard would take -0 for a negative value.
  if ((rounded & 0x7fffff00) === 0) return SIGN >>> 8;
  return ((rounded & SIGN ? ~rounded : rounded | SIGN) >>> 8) >>> 0;
}

/** Returns the float32 of a 24-bit integer: the inverse of `sortable24`. */
function from24(sortable: number): number {
  const upper = sortable << 8;
  bits[0] = upper & SIGN ? upper ^ SIGN : ~(upper | 0xff);
  return float[0];
}

/**
 * Returns an ascending table as text. Each value is rounded to 24 bits of float32 (0 and 1 stay exact, others
 * change by at most 0.002 %) and stored as its distance from the value before it, seven bits in a byte, in
 * base64url.
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

/**
 * Returns the table of a text by `encodeTable`: 256 values from -1 to 1, ascending and not all equal; undefined for
 * any other text.
 */
export function decodeTable(text: string): Float32Array | undefined {
  const bytes = bytesOf(text);
  if (!bytes) return undefined;
  const values: number[] = [];
  let sortable = 0;
  let distance = 0;
  let shift = 0;
  for (const byte of bytes) {
    distance += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (shift > 28) return undefined;
    if (byte & 0x80) continue;
    sortable += distance;
    if (sortable >= 2 ** 24) return undefined;
    values.push(from24(sortable));
    distance = 0;
    shift = 0;
  }
  const fits = values.length === LEVELS && shift === 0 && values.every((value) => Math.abs(value) <= 1);
  const different = values[0] !== values[values.length - 1];
  return fits && different ? Float32Array.from(values) : undefined;
}

/** Returns the bytes of a text in base64url behind the version; undefined for any other text. */
function bytesOf(text: string): number[] | undefined {
  if (!text.startsWith(VERSION)) return undefined;
  try {
    const binary = atob(text.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    return Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    // Not base64: the link was edited by hand.
    return undefined;
  }
}

/** Largest painted height. A height is one character of the text. */
export const HIGHEST = ALPHABET.length - 1;

/**
 * Returns painted heights as text.
 *
 * @param heights whole numbers from 0 to HIGHEST
 */
export function encodeHeights(heights: ArrayLike<number>): string {
  return VERSION + Array.from(heights, (height) => ALPHABET[height]).join("");
}

/**
 * Returns the heights of a text by `encodeHeights`, or undefined if the text is not valid.
 *
 * @param count number of heights that the text must have
 */
export function decodeHeights(text: string, count: number): Uint8Array | undefined {
  const heights = Array.from(text.slice(VERSION.length), (character) => ALPHABET.indexOf(character));
  if (!text.startsWith(VERSION) || heights.length !== count || heights.includes(-1)) return undefined;
  return Uint8Array.from(heights);
}
