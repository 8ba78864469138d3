/** Names from the list of faults, in the language of a figure. */
import { BASE, embedPath } from "@/components/figure/links";
import { FAMILIES, type Fault } from "@/lib/faults/fault";
import { pathIn } from "@/lib/i18n/pages";
import type { Words } from "@/lib/i18n/words";

/** Returns a part of a fault's entry. */
export const faultText = (
  fault: Fault,
  part: "label" | "layer" | "what" | "sign" | "cure",
  words: Words,
): string => words.named(`fault.${fault.name}.${part}`, fault[part]);

/** Returns a family as the object of a sentence: "look at the table". */
export const familyObject = (family: Fault["family"], words: Words): string =>
  words.named(`family.${family}.object`, FAMILIES[family]);

/** Returns a family without an article: "table". */
export const familyName = (family: Fault["family"], words: Words): string =>
  words.named(`family.${family}.short`, FAMILIES[family].replace(/^the /, ""));

/** Returns the address of the clinic with a fault: in the chapter in the language of the figure, or as an embed. */
export function clinicLink(fault: string, { locale }: Words, embedded: boolean): string {
  if (embedded) return `${BASE}${embedPath({ name: "bug-clinic", locale })}?fault=${fault}`;
  return BASE + pathIn(locale, `/chapters/breaks/?bug-clinic.fault=${fault}#bug-clinic`);
}
