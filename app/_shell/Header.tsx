import Link from "next/link";
import { ChapterList } from "@/app/_shell/ChapterList";
import { ContentsMenu } from "@/app/_shell/ContentsMenu";
import styles from "@/app/_shell/Header.module.css";
import { type Languages, pageIn } from "@/app/_shell/pages";
import { SearchLink } from "@/app/_shell/SearchLink";
import { ThemeSwitch } from "@/app/_shell/ThemeSwitch";
import { BASE } from "@/components/figure/links";
import { english } from "@/lib/i18n/english";
import { LOCALE_NAMES, LOCALES, rootOf } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

interface HeaderProps {
  readonly t?: Translate;
  /** Slug of the chapter on this page, if it is one. */
  readonly current?: string;
  /** Paths of this page in the languages that it can be read in. */
  readonly languages?: Languages;
}

/** Name, contents, bench, list of figures, languages, search, theme. The contents unfold without a script. */
export function Header({ t = english, current, languages = {} }: HeaderProps) {
  return (
    <header className={`screen-only ${styles.header}`}>
      <Link href={rootOf(t.locale)} className={styles.name}>
        Blockwise
      </Link>
      <nav className={styles.nav} aria-label={t("shell.book")}>
        {/* A new key for each chapter: the list folds up when it has led to another one. */}
        <ContentsMenu key={current ?? ""}>
          <ChapterList t={t} current={current} />
        </ContentsMenu>
        <Link href={pageIn(t.locale, "bench").path} className={styles.link}>
          {t("shell.bench")}
        </Link>
        <Link href={pageIn(t.locale, "figures").path} className={styles.link}>
          {t("shell.figures")}
        </Link>
        {LOCALES.filter((locale) => locale !== t.locale && languages[locale]).map((locale) => (
          // A plain link: each language has a document of its own.
          <a
            key={locale}
            href={`${BASE}${languages[locale]}`}
            hrefLang={locale}
            lang={locale}
            className={styles.link}
            aria-label={LOCALE_NAMES[locale]}
            title={LOCALE_NAMES[locale]}
          >
            {locale.toUpperCase()}
          </a>
        ))}
        <SearchLink path={pageIn(t.locale, "search").path} />
        <ThemeSwitch />
      </nav>
    </header>
  );
}
