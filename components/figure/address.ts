import type { LinkTranslate } from "@/lib/options/longTexts";
import { type AnyValues, type OptionsTable, parseOptions, printOptions } from "@/lib/options/options";
import { packedKey } from "@/lib/options/packedKeys";
import type { Packer } from "./packer";

/**
 * Returns the prefix of a figure's option keys in the address. On a chapter page it is the figure's id
 * ("code-explorer.map"), since several figures share one address; in an embed it is empty ("map").
 */
export function keyPrefix(id: string, embedded: boolean): string {
  return embedded ? "" : `${id}.`;
}

/**
 * Returns this figure's options from the query `search`, all valid, and a note for each corrected value.
 *
 * @param packer opens packed texts; needed if `hasPackedText(search)`, else they are ignored
 * @param t finds the words of the notes
 */
export function readAddress(
  table: OptionsTable,
  search: string,
  prefix: string,
  packer?: Packer,
  t?: LinkTranslate,
): { values: AnyValues; notes: string[] } {
  const own = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(search)) {
    if (key.startsWith(prefix)) own.append(key.slice(prefix.length), value);
  }
  if (prefix === "") {
    for (const [name, { url }] of Object.entries(table)) {
      const value = own.get(attributeName(name)) ?? own.get(name);
      if (!own.has(url) && value !== null) own.set(url, value);
    }
  }
  const problems = packer?.unpackTexts(table, own, t) ?? [];
  const { values, notes } = parseOptions(table, own, t);
  return { values, notes: [...problems, ...notes] };
}

/**
 * Returns the name of an option as an attribute of an element, such as "block-size". An embed takes it in its address
 * beside the key.
 */
export const attributeName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Returns the query `search` with this figure's current options and all other keys unchanged.
 *
 * @param packer packs long texts; without it they stand in the query as they are
 * @returns the query with its question mark, or "" if it has no keys
 */
export function writeAddress(
  table: OptionsTable,
  values: AnyValues,
  search: string,
  prefix: string,
  packer?: Packer,
): string {
  const query = new URLSearchParams(search);
  for (const { url } of Object.values(table)) {
    query.delete(prefix + url);
    query.delete(prefix + packedKey(url));
  }
  const own = printOptions(table, values);
  packer?.packTexts(table, own);
  for (const [key, value] of own) query.set(prefix + key, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * Returns a sentence for each text that a link cannot hold; none for most values.
 *
 * @param t finds the words of the sentences
 */
export const leftOutOfLinks = (
  table: OptionsTable,
  values: AnyValues,
  packer: Packer,
  t?: LinkTranslate,
): string[] => packer.packTexts(table, printOptions(table, values), t);
