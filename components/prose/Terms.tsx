import styles from "./Apparatus.module.css";
import { BackLinks } from "./BackLinks";
import { parseMentions } from "./mentions";

export type Glossary = Readonly<Record<string, { readonly word: string; readonly definition: string }>>;

/** The words that this page uses, defined: source of the hover cards, and what remains of them on paper. */
export function Terms({ glossary, mentions }: { readonly glossary: Glossary; readonly mentions: string }) {
  return (
    <section className={styles.apparatus} aria-labelledby="terms">
      <h2 id="terms">Terms</h2>
      <dl>
        {parseMentions(mentions).map(({ key, count }) => (
          <div key={key} id={`term-${key}`} className={styles.term}>
            <dt>{glossary[key].word}</dt>
            <dd>
              {glossary[key].definition}{" "}
              <BackLinks stem={`term-${key}`} count={count} what={glossary[key].word} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
