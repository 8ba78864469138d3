import type { Locale } from "@/lib/i18n/locales";

/** The words of `<blockwise-figure>` in one language. */
interface ElementWords {
  /** Button that replaces the still picture by the live figure. */
  readonly use: string;
  /** Title of the frame until the figure's own is known. */
  readonly anyFigure: string;
  /** Shown in place of a figure that the site does not have. */
  missing(name: string): string;
}

/**
 * The words of `<blockwise-figure>`. They are apart from the messages of the site, so that a page of another site loads
 * no others.
 */
export const ELEMENT_WORDS: Readonly<Record<Locale, ElementWords>> = {
  en: {
    use: "Use this figure",
    anyFigure: "A figure of Blockwise",
    missing: (name) => `There is no figure called “${name}”.`,
  },
  de: {
    use: "Abbildung benutzen",
    anyFigure: "Eine Abbildung von Blockwise",
    missing: (name) => `Eine Abbildung „${name}“ gibt es auf Deutsch nicht.`,
  },
};
