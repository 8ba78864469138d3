import { CopyButton } from "./CopyButton";
import styles from "./Listing.module.css";
import { highlight, type Language } from "./source/highlight";

interface ListingProps {
  readonly text: string;
  readonly language: Language;
  /** What stands over the listing: a path in the repository. */
  readonly title?: string;
  /** Number of the first line in its file. */
  readonly line?: number;
}

/** Code, highlighted at build time: weight and slant instead of colour, since colour means bits and maps here. */
export async function Listing({ text, language, title, line }: ListingProps) {
  const lines = await highlight(text, language);
  return (
    <figure className={styles.listing}>
      <figcaption className={styles.head}>
        <span className={styles.title}>
          {title ?? language}
          {line !== undefined && <span className={styles.line}> from line {line}</span>}
        </span>
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>
          {lines.map((tokens, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: built once, never reordered
            <span key={row}>
              {tokens.map(({ kind, text: piece }, column) =>
                kind === "plain" ? (
                  piece
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: built once, never reordered
                  <span key={column} className={styles[kind]}>
                    {piece}
                  </span>
                ),
              )}
              {"\n"}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
