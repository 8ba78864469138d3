import type { Chapter } from "@/content/chapters";
import styles from "./ChapterHead.module.css";

/** Number, title and the one question of a chapter. */
export function ChapterHead({ chapter }: { readonly chapter: Chapter }) {
  return (
    <header className={styles.head}>
      <p className={styles.number}>Chapter {chapter.number}</p>
      <h1 className={styles.title}>{chapter.title}</h1>
      <p className={styles.question}>{chapter.question}</p>
    </header>
  );
}
