import { readFileSync } from "node:fs";
import { join } from "node:path";
import styles from "./Listing.module.css";
import { ListingFrame } from "./ListingFrame";
import { excerpt } from "./source/excerpt";
import { highlight, type Language } from "./source/highlight";

interface ListingProps {
  readonly text: string;
  readonly language: Language;
  /** Title of the listing, such as a path in the repository; the language by default. */
  readonly title?: string;
  /** Number of the first line in its file. */
  readonly line?: number;
}

/**
 * Shows code, highlighted at build time by weight and slant: colours are reserved for precisions and maps.
 */
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

interface SourceProps {
  /** Path in the repository, under lib, whose code the tests check. */
  readonly file: `lib/${string}`;
  /** A top-level declaration, or a region between `#region NAME` and `#endregion`. */
  readonly name: string;
}

/**
 * Shows an excerpt of the code that the page runs, read at build time.
 *
 * @throws Error if the file has no such part, which stops the build
 */
export function Source({ file, name }: SourceProps) {
  // The literal "lib" limits the files that the bundler traces; a free path would make it trace the whole
  // repository.
  const source = readFileSync(join(process.cwd(), "lib", file.slice("lib/".length)), "utf8");
  const { text, line } = excerpt(source, file, name);
  return (
    <Listing text={text} language={file.endsWith(".wgsl") ? "wgsl" : "typescript"} title={file} line={line} />
  );
}
