import type { ReactNode } from "react";
import { CopyButton } from "./CopyButton";
import styles from "./Listing.module.css";

interface ListingFrameProps {
  readonly title: string;
  /** Number of the first line in its file. */
  readonly line?: number;
  /** What the copy button takes. */
  readonly text: string;
  /** The same text as it is shown. */
  readonly children: ReactNode;
}

/** A thin frame around code: where it comes from, a copy button, a box that scrolls. */
export function ListingFrame({ title, line, text, children }: ListingFrameProps) {
  return (
    <figure className={styles.listing}>
      <figcaption className={styles.head}>
        <span className={styles.title}>
          {title}
          {line !== undefined && <span className={styles.line}> from line {line}</span>}
        </span>
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{children}</code>
      </pre>
    </figure>
  );
}
