import { entriesIn } from "@/app/_shell/figureEntries";
import type { FigureEntry } from "@/components/figure/figure";
import { de } from "@/lib/i18n/de";
import { english } from "@/lib/i18n/english";
import type { Locale } from "@/lib/i18n/locales";
import { makeTranslate } from "@/lib/i18n/translate";

// Not from content/de/vocabulary.tsx, with which all components of German chapters would come into the page.
const german = makeTranslate("de", de);

/** A figure in one language, as it is offered for the pages of other sites. */
export interface OfferedEntry {
  /** Without its words: the frame has them. */
  readonly entry: FigureEntry;
  /** Text of the link to the page that explains it, for readers who see no frame. */
  readonly description: string;
}

/** A figure in each of its languages. */
export type Offered = Readonly<{ en: OfferedEntry } & Partial<Record<Locale, OfferedEntry>>>;

/** Returns the figures that the page in a language offers for other sites, those in this language first. */
export async function offeredFigures(locale: Locale): Promise<readonly Offered[]> {
  const [entries, germans] = await Promise.all([entriesIn("en"), entriesIn("de")]);
  const listed = locale === "de" ? germans : entries;
  return listed.map(({ name }) => {
    const inEnglish = entries.find((entry) => entry.name === name)!;
    const inGerman = germans.find((entry) => entry.name === name && entry.locale === "de");
    return {
      en: { entry: inEnglish, description: english("figure.description", { title: inEnglish.title }) },
      ...(inGerman && {
        de: {
          entry: { ...inGerman, words: undefined },
          description: german("figure.description", { title: inGerman.title }),
        },
      }),
    };
  });
}
