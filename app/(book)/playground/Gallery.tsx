import Link from "next/link";
import { Listing } from "@/components/prose/Listing";
import { embedSnippet } from "@/components/widgets/frame/links";
import { WIDGETS } from "@/components/widgets/registry";
import { defaultsOf } from "@/lib/experiment/options";
import styles from "./Gallery.module.css";

/** Stands for the host of the copy that the reader sees; a static page cannot know it. */
const HOST = "https://your-copy.example";

/** The registry as a page: title, finding, address and embed line of each widget. */
export function Gallery() {
  return (
    <ul className={styles.list}>
      {WIDGETS.map((entry) => (
        <li key={entry.name} className={styles.entry}>
          <h2 className={styles.title}>{entry.title}</h2>
          <p>{entry.caption}</p>
          <p className={styles.links}>
            <Link href={`/embed/${entry.name}/`}>Open alone</Link>
            <Link href={entry.chapter === "" ? "/" : `/chapters/${entry.chapter}/#${entry.name}`}>
              In the book
            </Link>
          </p>
          <Listing
            text={embedSnippet(entry, defaultsOf(entry.options), HOST)}
            language="html"
            title="For a course page"
          />
        </li>
      ))}
    </ul>
  );
}
