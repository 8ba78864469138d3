import styles from "@/app/_shell/ChapterHead.module.css";
import type { Chapter } from "@/content/chapters";

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
