import styles from "./Apparatus.module.css";
import { BackLinks } from "./BackLinks";
import { parseMentions } from "./mentions";

/** One work of the bibliography, as it is printed. */
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
  readonly references: ReadonlyMap<string, Reference>;
  readonly mentions: string;
}

/**
 * The numbered sources of one page, each leading back to where it is cited.
 *
 * @throws Error for a key that the bibliography does not hold, which stops the build
 */
export function Sources({ references, mentions }: SourcesProps) {
  return (
    <section className={styles.apparatus} aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ol>
        {parseMentions(mentions).map(({ key, count }) => {
          const reference = references.get(key);
          if (!reference) throw new Error(`content/references.bib has no "${key}".`);
          return (
            <li key={key} id={`source-${key}`}>
              <Printed reference={reference} />{" "}
              <BackLinks stem={`source-${key}`} count={count} what={reference.title} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Enough names to recognise the work; the link has the rest. */
const NAMES_SHOWN = 4;

function Printed({ reference }: { readonly reference: Reference }) {
  const { title, authors, year, place, note, url } = reference;
  const names =
    authors.length > NAMES_SHOWN
      ? `${authors.slice(0, NAMES_SHOWN).join(", ")} and others`
      : authors.join(", ");
  const facts = [names, place, note, year].filter((fact) => fact !== undefined && fact !== "");
  return (
    <>
      {url ? <a href={url}>{title}</a> : title}. {facts.join(". ")}.
    </>
  );
}
