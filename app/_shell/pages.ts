import { chapters } from "@/content/chapters";
import { chaptersIn } from "@/content/translations";
import { LOCALES, type Locale, rootOf } from "@/lib/i18n/locales";
import { pathIn } from "@/lib/i18n/pages";
import { GERMAN_HEADS } from "./pages.de";

/** A page that search engines and readers should find. */
interface BookPage {
  /** Path below the site, with a slash at both ends. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/** Pages beside the chapters; their heads take title and description from here. */
export const OTHER_PAGES = {
  bench: {
    path: "/playground/",
    title: "The bench",
    description:
      "Train up to six optimizers side by side, sweep an option over values and seeds, and share each run as a link that repeats it.",
  },
  figures: {
    path: "/figures/",
    title: "Figures",
    description: "Every live figure of the book, with its own address and the line that embeds it in a page.",
  },
  xray: {
    path: "/xray/",
    title: "X-ray of a state",
    description:
      "Drop the checkpoint of an optimizer and read what is in it, in the browser, with nothing sent.",
  },
  teach: {
    path: "/teach/",
    title: "Teach",
    description: "Three lesson plans, a run that a whole class does together, and a sheet to print.",
  },
  embed: {
    path: "/embed/",
    title: "Embed a figure",
    description: "Set up a figure for a course page, see it at three widths, and copy what your host needs.",
  },
  verify: {
    path: "/verify/",
    title: "Check this GPU",
    description:
      "Compare what your GPU computes with recorded outputs of bitsandbytes, code by code, and keep the report as a link.",
  },
  reference: {
    path: "/package/reference/",
    title: "Reference of the package",
    description: "Every function, class and type of the npm package with the optimizers of this book.",
  },
  search: {
    path: "/search/",
    title: "Search",
    description: "Search the chapters, the glossary and the sources of the book, section by section.",
  },
  licences: {
    path: "/licences/",
    title: "Licences",
    description: "The licences of the fonts and packages that this site is made with.",
  },
  accessibility: {
    path: "/accessibility/",
    title: "Accessibility",
    description: "How far this site follows WCAG 2.2, how that was tested, and what is not tested yet.",
  },
} as const satisfies Record<string, BookPage>;

/** Name of a page beside the chapters. */
export type PageName = keyof typeof OTHER_PAGES;

/** The paths of a page in the languages that it can be read in. */
export type Languages = Readonly<Partial<Record<Locale, string>>>;

/** Returns the languages in which a page beside the chapters can be read, with its paths. */
export function languagesOfPage(name: PageName): Languages {
  const paths = LOCALES.map((locale) => [locale, pathIn(locale, OTHER_PAGES[name].path)] as const);
  return Object.fromEntries(paths.filter(([locale, path]) => path.startsWith(rootOf(locale))));
}

/** Returns what the head of a page beside the chapters says in a language; in English where there is no other page. */
export function pageIn(locale: Locale, name: PageName) {
  const languages = languagesOfPage(name);
  const path = languages[locale];
  const head = locale === "de" ? GERMAN_HEADS[name] : undefined;
  if (!path || !head) return { ...OTHER_PAGES[name], locale: "en" as const, languages };
  return { ...head, path, locale, languages };
}

/** The chapters as pages, in the order of the book. */
export const CHAPTER_PAGES: readonly BookPage[] = chapters.map(({ slug, number, title, summary }) => ({
  path: `/chapters/${slug}/`,
  title: `${number}. ${title}`,
  description: summary,
}));

/** The start of the book in German. */
export const GERMAN_START = {
  path: "/de/",
  title: "Blockwise auf Deutsch",
  description:
    "8-Bit-Optimierer, erklärt an laufenden Beispielen: die deutsche Fassung, soweit sie übersetzt ist.",
} as const satisfies BookPage;

/** Paths of the start of the book in its languages. */
export const START_LANGUAGES = { en: "/", de: GERMAN_START.path } as const;

/** The pages beside the chapters that can be read in German, in the order of the English ones. */
export const GERMAN_OTHER_PAGES = (Object.keys(OTHER_PAGES) as PageName[])
  .map((name) => pageIn("de", name))
  .filter(({ locale }) => locale === "de");

/** The pages in German: the start, the chapters that are translated, and the others. */
export const GERMAN_PAGES: readonly BookPage[] = [
  GERMAN_START,
  ...chaptersIn("de")
    .filter(({ locale }) => locale === "de")
    .map(({ path, number, title, summary }) => ({
      path,
      title: `${number}. ${title}`,
      description: summary,
    })),
  ...GERMAN_OTHER_PAGES,
];

/** Paths of all pages that search engines and readers should find. */
export const PATHS: readonly string[] = [
  "/",
  ...[...CHAPTER_PAGES, ...Object.values(OTHER_PAGES), ...GERMAN_PAGES].map(({ path }) => path),
];
