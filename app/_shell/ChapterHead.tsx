import styles from "@/app/_shell/ChapterHead.module.css";
import type { ListedChapter } from "@/content/translations";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";

interface ChapterHeadProps {
  readonly t?: Translate;
  readonly chapter: ListedChapter;
}

/** Number, title and the one question of a chapter. */
export function ChapterHead({ t = english, chapter }: ChapterHeadProps) {
  return (
    <header className={styles.head}>
      <p className={styles.number}>{t("shell.chapter", { number: chapter.number })}</p>
      <h1 className={styles.title}>{chapter.title}</h1>
      <p className={styles.question}>{chapter.question}</p>
    </header>
  );
}
