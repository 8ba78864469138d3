import Link from "next/link";
import styles from "@/app/_shell/Turn.module.css";
import type { Chapter } from "@/content/chapters";

interface TurnProps {
  readonly previous?: Chapter;
  readonly next?: Chapter;
}

/** The foot of a chapter: back and on. */
export function Turn({ previous, next }: TurnProps) {
  return (
    <nav className={`screen-only ${styles.turn}`} aria-label="Previous and next chapter">
      {previous ? (
        <Link href={`/chapters/${previous.slug}/`} rel="prev">
          <span className={styles.where}>Previous, chapter {previous.number}</span>
          <span className={styles.title}>{previous.title}</span>
        </Link>
      ) : (
        <Link href="/" rel="prev">
          <span className={styles.where}>Previous</span>
          <span className={styles.title}>The cover</span>
        </Link>
      )}
      {next && (
        <Link href={`/chapters/${next.slug}/`} rel="next" className={styles.next}>
          <span className={styles.where}>Next, chapter {next.number}</span>
          <span className={styles.title}>{next.title}</span>
          <span className={styles.question}>{next.question}</span>
        </Link>
      )}
    </nav>
  );
}
