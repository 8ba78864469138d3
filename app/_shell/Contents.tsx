import Link from "next/link";
import styles from "@/app/_shell/Contents.module.css";
import { ProgressMark } from "@/app/_shell/ProgressMark";
import { chaptersIn } from "@/content/translations";
import { english } from "@/lib/i18n/english";
import { LOCALE_NAMES } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** The book's table of contents: each chapter with its question. */
export function Contents({ t = english }: { readonly t?: Translate }) {
  return (
    <nav className={styles.contents} aria-label={t("shell.contents")}>
      <ol className={styles.list}>
        {chaptersIn(t.locale).map(({ slug, number, title, question, path, locale }) => (
          <li key={slug} className={styles.item}>
            <Link href={path} hrefLang={locale === t.locale ? undefined : locale} className={styles.entry}>
              <span className={styles.number}>{number}</span>
              <span>
                <span className={styles.title}>{title}</span>
                {locale !== t.locale && <span className={styles.language}>{LOCALE_NAMES[locale]}</span>}
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
