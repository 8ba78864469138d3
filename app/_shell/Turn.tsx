import Link from "next/link";
import styles from "@/app/_shell/Turn.module.css";
import type { ListedChapter } from "@/content/translations";
import { english } from "@/lib/i18n/english";
import { rootOf } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

interface TurnProps {
  readonly t?: Translate;
  readonly previous?: ListedChapter;
  readonly next?: ListedChapter;
}

/** The foot of a chapter: back and on. */
export function Turn({ t = english, previous, next }: TurnProps) {
  const languageOf = ({ locale }: ListedChapter) => (locale === t.locale ? undefined : locale);
  return (
    <nav className={`screen-only ${styles.turn}`} aria-label={t("shell.turn")}>
      {previous ? (
        <Link href={previous.path} hrefLang={languageOf(previous)} rel="prev">
          <span className={styles.where}>{t("shell.previousChapter", { number: previous.number })}</span>
          <span className={styles.title}>{previous.title}</span>
        </Link>
      ) : (
        <Link href={rootOf(t.locale)} rel="prev">
          <span className={styles.where}>{t("shell.previous")}</span>
          <span className={styles.title}>{t("shell.cover")}</span>
        </Link>
      )}
      {next && (
        <Link href={next.path} hrefLang={languageOf(next)} rel="next" className={styles.next}>
          <span className={styles.where}>{t("shell.nextChapter", { number: next.number })}</span>
          <span className={styles.title}>{next.title}</span>
          <span className={styles.question}>{next.question}</span>
        </Link>
      )}
    </nav>
  );
}
