import styles from "@/app/(book)/package/reference/reference.module.css";
import type { Member, Piece } from "@/package/referenceFile.mjs";

/** Returns the paragraphs of a docstring. */
function paragraphsOf(text: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const { code, text: words } of text) {
    const parts = code ? [words] : words.split(/\n{2,}/);
    parts.forEach((part, i) => {
      if (i > 0) paragraphs.push([]);
      if (part.trim() !== "") paragraphs.at(-1)?.push({ code, text: part });
    });
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** Whether all lines are indented, as formulas, examples and tables in docstrings are. */
const isListing = (paragraph: readonly Piece[]): boolean =>
  paragraph
    .map(({ text }) => text)
    .join("")
    .split("\n")
    .every((line) => line.startsWith("  "));

/** Shows the pieces of a docstring in a line. */
export function Words({ text }: { readonly text: readonly Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a docstring does not change on the page
  return text.map((piece, i) => (piece.code ? <code key={i}>{piece.text}</code> : piece.text));
}

/** Shows a docstring: paragraphs, listings, then what parameters are, and what is returned and thrown. */
export function Docs({ text, tags }: Pick<Member, "text" | "tags">) {
  return (
    <>
      {paragraphsOf(text).map((paragraph, i) =>
        isListing(paragraph) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a docstring does not change on the page
          <pre key={i} className={styles.listing}>
            {paragraph.map((piece) => piece.text.replace(/^ {2}/gm, "")).join("")}
          </pre>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a docstring does not change on the page
          <p key={i}>
            <Words text={paragraph} />
          </p>
        ),
      )}
      {tags.length > 0 && (
        <dl className={styles.tags}>
          {tags.map((tag) => (
            <div key={`${tag.name} ${tag.text[0]?.text}`}>
              <dt>{tag.name}</dt>
              <dd>
                <Words text={tag.text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
