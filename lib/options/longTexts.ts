/** Long texts in links: compressed, under a key of their own, so that the rest of the link stays readable. */
import type { OptionsTable, TextOption } from "./options";
import { MAX_PACKED_CHARACTERS, pack, unpack } from "./pack";
import { isLongText, packedKey } from "./packedKeys";

const packedOptions = (table: OptionsTable) =>
  Object.values(table).filter((spec): spec is TextOption => spec.kind === "text" && spec.packs === true);

/** Returns a sentence for a text that a link cannot hold. */
const tooLong = (label: string, length: number) =>
  `${label}: ${length} characters when compressed, and a link holds at most ${MAX_PACKED_CHARACTERS}. The link leaves them out.`;

/**
 * Replaces the long texts of a query by packed texts, in place. A text that is too long even then is removed.
 *
 * @returns a sentence for each text that was removed
 */
export function packTexts(table: OptionsTable, query: URLSearchParams): string[] {
  const problems: string[] = [];
  for (const { label, url } of packedOptions(table)) {
    const text = query.get(url);
    if (text === null || !isLongText(text)) continue;
    const packed = pack(text);
    const plain = encodeURIComponent(text).length;
    if (Math.min(packed.length, plain) > MAX_PACKED_CHARACTERS) {
      problems.push(tooLong(label, packed.length));
      query.delete(url);
    } else if (packed.length < plain) {
      query.delete(url);
      query.set(packedKey(url), packed);
    }
  }
  return problems;
}

/**
 * Replaces the packed texts of a query by the texts themselves, in place. A packed text that is damaged is removed.
 *
 * @returns a sentence for each text that was removed
 */
export function unpackTexts(table: OptionsTable, query: URLSearchParams): string[] {
  const problems: string[] = [];
  for (const { label, url } of packedOptions(table)) {
    const packed = query.get(packedKey(url));
    if (packed === null) continue;
    query.delete(packedKey(url));
    const opened = unpack(packed);
    if ("problem" in opened) problems.push(`${label}: ${opened.problem}`);
    else query.set(url, opened.text);
  }
  return problems;
}
