import Link from "next/link";
import styles from "@/app/_shell/Contents.module.css";
import { ProgressMark } from "@/app/_shell/ProgressMark";
import { chapters } from "@/content/chapters";

/** The book's table of contents: each chapter with its question. */
export function Contents() {
  return (
    <nav className={styles.contents} aria-label="Contents">
      <ol className={styles.list}>
        {chapters.map(({ slug, number, title, question, status }) => (
          <li key={slug} className={styles.item}>
            <Link href={`/chapters/${slug}/`} className={styles.entry}>
              <span className={styles.number}>{number}</span>
              <span>
                <span className={styles.title}>{title}</span>
                {status === "outline" && <span className={styles.status}>outline</span>}
                <ProgressMark slug={slug} />
              </span>
              <span className={styles.question}>{question}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
