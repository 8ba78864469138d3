"use client";

import Link from "next/link";
import { useSyncExternalStore } from "react";
import styles from "@/app/(book)/playground/Gallery.module.css";
import type { FigureEntry } from "@/components/figure/figure";
import { embedSnippet } from "@/components/figure/links";
import { ListingFrame } from "@/components/prose/ListingFrame";

const never = () => () => {};
const origin = () => window.location.origin;
/** Only the browser knows where this copy of the site lives. */
const unknownOrigin = () => "https://your-copy.example";

/** The list of figures as a page: title, finding, address and embed lines of each figure. */
export function Gallery({ entries }: { readonly entries: readonly FigureEntry[] }) {
  const host = useSyncExternalStore(never, origin, unknownOrigin);
  return (
    <ul className={styles.list}>
      {entries.map((entry) => {
        const snippet = embedSnippet(entry, "", host);
        return (
          <li key={entry.name} className={styles.entry}>
            <h2 className={styles.title}>{entry.title}</h2>
            <p className={styles.caption}>{entry.caption}</p>
            <p className={styles.links}>
              <Link href={`/embed/${entry.name}/`}>Open alone</Link>
              <Link href={entry.chapter === "" ? "/" : `/chapters/${entry.chapter}/#${entry.name}`}>
                In the book
              </Link>
            </p>
            <ListingFrame title="For a course page" text={snippet}>
              {snippet}
            </ListingFrame>
          </li>
        );
      })}
    </ul>
  );
}
