import styles from "./Listing.module.css";
import { ListingFrame } from "./ListingFrame";
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
    <ListingFrame title={title ?? language} line={line} text={text}>
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
    </ListingFrame>
  );
}
