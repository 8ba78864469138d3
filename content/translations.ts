import { LOCALES, type Locale, rootOf } from "@/lib/i18n/locales";
import { type Chapter, chapterAt, chapters } from "./chapters";
import { germanChapters } from "./de/chapters";

/** A chapter as the pages of a language list it. */
export interface ListedChapter extends Pick<Chapter, "slug" | "number" | "title" | "question" | "summary"> {
  /** Path of its page, with a slash at both ends. */
  readonly path: string;
  /** Language of its page: English where the chapter is not translated. */
  readonly locale: Locale;
}

/** Returns a chapter in a language. */
export function chapterIn(
  locale: Locale,
  { slug, number, title, question, summary }: Chapter,
): ListedChapter {
  const german = locale === "de" ? germanChapters[slug] : undefined;
  const page = german?.load ? "de" : "en";
  return {
    ...{ slug, number, title, question, summary },
    ...(german && { title: german.title, question: german.question, summary: german.summary }),
    path: `${rootOf(page)}chapters/${slug}/`,
    locale: page,
  };
}

/** Returns all chapters in a language, in the order of the book. */
export const chaptersIn = (locale: Locale) => chapters.map((chapter) => chapterIn(locale, chapter));

/** Returns the languages in which a chapter can be read, with the paths of its pages. */
export function languagesOf(slug: string): Readonly<Partial<Record<Locale, string>>> {
  const found = chapterAt(slug);
  if (!found) return {};
  const listed = LOCALES.map((locale) => chapterIn(locale, found.chapter));
  return Object.fromEntries(listed.map(({ locale, path }) => [locale, path]));
}
