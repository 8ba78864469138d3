/**
 * Terms and sources of a page: their mentions in the text, and the lists at its end that the mentions link
 * to. The ids of both ends stand side by side here, since each end links to the other.
 */
import type { ReactNode } from "react";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import styles from "./Apparatus.module.css";

/** The words of the glossary by their names: the form that is shown, and the definition. */
export type Glossary = Readonly<Record<string, { readonly word: string; readonly definition: string }>>;

interface TermProps {
  readonly glossary: Glossary;
  readonly name: string;
  /** Number of this mention among those of the term in the chapter, from 1; set at build time. */
  readonly occurrence?: string;
  /** The word in the form that the sentence needs; the form of the glossary by default. */
  readonly children?: ReactNode;
}

/**
 * Shows a term of the glossary. A hover card shows its definition; without scripts the link leads to the list
 * of terms.
 *
 * @throws Error for a term that the glossary does not have, which stops the build
 */
export function Term({ glossary, name, occurrence, children }: TermProps) {
  const entry = glossary[name];
  if (!entry) throw new Error(`The glossary has no "${name}"; content/glossary.ts lists the words.`);
  return (
    <a className={styles.mention} href={`#term-${name}`} id={`term-${name}-${occurrence}`} data-card>
      {children ?? entry.word}
    </a>
  );
}

interface CiteProps {
  readonly t?: Translate;
  readonly source: string;
  /**
   * Number of the source in the chapter, and of this mention among those of the source; set at build time.
   */
  readonly number?: string;
  readonly occurrence?: string;
}

/**
 * Shows a citation: a bracketed number with a hover card. Without scripts the link leads to the list of
 * sources.
 */
export function Cite({ t = english, source, number, occurrence }: CiteProps) {
  return (
    <a
      className={styles.cite}
      href={`#source-${source}`}
      id={`source-${source}-${occurrence}`}
      aria-label={t("prose.source", { number: String(number) })}
      data-card
    >
      [{number}]
    </a>
  );
}

interface TermsProps {
  readonly t?: Translate;
  readonly glossary: Glossary;
  readonly mentions: string;
}

/**
 * Shows the list of the terms that a page uses. Hover cards copy their text from it, and on paper it replaces
 * them.
 *
 * @param mentions keys and counts of the terms, as `parseMentions` reads them
 */
export function Terms({ t = english, glossary, mentions }: TermsProps) {
  return (
    <section className={styles.apparatus} aria-labelledby="terms">
      <h2 id="terms">{t("prose.terms")}</h2>
      <dl>
        {parseMentions(mentions).map(({ key, count }) => (
          <div key={key} id={`term-${key}`} className={styles.term}>
            <dt>{glossary[key].word}</dt>
            <dd>
              {glossary[key].definition}{" "}
              <BackLinks t={t} stem={`term-${key}`} count={count} what={glossary[key].word} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A work of the bibliography in the form in which it is printed. */
export interface Reference {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year?: number;
  /** Journal, conference or series. */
  readonly place?: string;
  readonly note?: string;
  readonly url?: string;
}

interface SourcesProps {
  readonly t?: Translate;
  readonly references: ReadonlyMap<string, Reference>;
  readonly mentions: string;
}

/**
 * Shows the numbered sources of a page, with links back to their citations.
 *
 * @throws Error for a key that the bibliography does not have, which stops the build
 */
export function Sources({ t = english, references, mentions }: SourcesProps) {
  return (
    <section className={styles.apparatus} aria-labelledby="sources">
      <h2 id="sources">{t("prose.sources")}</h2>
      <ol>
        {parseMentions(mentions).map(({ key, count }) => {
          const reference = references.get(key);
          if (!reference) throw new Error(`content/references.bib has no "${key}".`);
          return (
            <li key={key} id={`source-${key}`}>
              <Printed t={t} reference={reference} />{" "}
              <BackLinks t={t} stem={`source-${key}`} count={count} what={reference.title} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Number of authors that are printed: enough to recognise a work. */
const NAMES_SHOWN = 4;

/** Prints a work: title, authors, place, note and year. All works are English. */
function Printed({ t, reference }: { readonly t: Translate; readonly reference: Reference }) {
  const { title, authors, year, place, note, url } = reference;
  const shown = authors.slice(0, NAMES_SHOWN).join(", ");
  const names = authors.length > NAMES_SHOWN ? t("prose.andOthers", { names: shown }) : shown;
  const facts = [place, note, year].filter((fact) => fact !== undefined && fact !== "");
  const language = t.locale === "en" ? undefined : "en";
  return (
    <>
      <span lang={language}>{url ? <a href={url}>{title}</a> : title}</span>.{names && ` ${names}.`}{" "}
      <span lang={language}>{facts.join(". ")}</span>.
    </>
  );
}

interface BackLinksProps {
  readonly t: Translate;
  /** Start of the ids of the mentions: `${stem}-1`, `${stem}-2`, ... */
  readonly stem: string;
  readonly count: number;
  /** Name of the entry, for screen readers. */
  readonly what: string;
}

/** Shows links from an entry of a list back to its mentions in the text. */
function BackLinks({ t, stem, count, what }: BackLinksProps) {
  return (
    <span className={styles.back} data-backlinks>
      {Array.from({ length: count }, (_, k) => k + 1).map((occurrence) => (
        <a key={occurrence} href={`#${stem}-${occurrence}`}>
          <span aria-hidden="true">↑{count > 1 && occurrence}</span>
          <span className="visually-hidden">{t("prose.backTo", { what, number: occurrence })}</span>
        </a>
      ))}
    </span>
  );
}

/** An entry of a list: its key, and the number of its mentions in the chapter. */
interface Mention {
  readonly key: string;
  readonly count: number;
}

/** Reads the keys and counts that content/mdx/rehype-apparatus.mjs prints: "key:3 other:1". */
function parseMentions(printed: string): Mention[] {
  return printed.split(" ").map((each) => {
    const colon = each.lastIndexOf(":");
    return { key: each.slice(0, colon), count: Number(each.slice(colon + 1)) };
  });
}
