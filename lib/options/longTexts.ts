/** Long texts in links: compressed, under a key of their own, so that the rest of the link stays readable. */
import type { OptionKey } from "@/lib/i18n/enOptions";
import { type PackedKey, packedMessages } from "@/lib/i18n/enPacked";
import { makeTranslate, type Translate } from "@/lib/i18n/translate";
import type { OptionsTable, TextOption } from "./options";
import { MAX_PACKED_CHARACTERS, pack, unpack } from "./pack";
import { isLongText, packedKey } from "./packedKeys";

const packedOptions = (table: OptionsTable) =>
  Object.values(table).filter((spec): spec is TextOption => spec.kind === "text" && spec.packs === true);

/** Finds the sentences about packed texts. */
export type PackedTranslate = Translate<PackedKey>;

/** Finds the sentences about all that a link holds. */
export type LinkTranslate = Translate<OptionKey | PackedKey>;

/** The sentences about packed texts in English. */
export const packedWords: PackedTranslate = makeTranslate("en", packedMessages);

/**
 * Replaces the long texts of a query by packed texts, in place. A text that is too long even then is removed.
 *
 * @param t finds the words of the sentences
 * @returns a sentence for each text that was removed
 */
export function packTexts(table: OptionsTable, query: URLSearchParams, t = packedWords): string[] {
  const problems: string[] = [];
  for (const { label, url } of packedOptions(table)) {
    const text = query.get(url);
    if (text === null || !isLongText(text)) continue;
    const packed = pack(text);
    const plain = encodeURIComponent(text).length;
    if (Math.min(packed.length, plain) > MAX_PACKED_CHARACTERS) {
      problems.push(t("packed.tooLong", { label, length: packed.length, most: MAX_PACKED_CHARACTERS }));
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
 * @param t finds the words of the sentences
 * @returns a sentence for each text that was removed
 */
export function unpackTexts(table: OptionsTable, query: URLSearchParams, t = packedWords): string[] {
  const problems: string[] = [];
  for (const { label, url } of packedOptions(table)) {
    const packed = query.get(packedKey(url));
    if (packed === null) continue;
    query.delete(packedKey(url));
    const opened = unpack(packed);
    if ("problem" in opened) problems.push(`${label}: ${t(opened.problem)}`);
    else query.set(url, opened.text);
  }
  return problems;
}
