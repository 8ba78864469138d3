import Link from "next/link";
import styles from "@/app/_shell/ChapterList.module.css";
import { ProgressMark } from "@/app/_shell/ProgressMark";
import { chaptersIn } from "@/content/translations";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";

interface ChapterListProps {
  readonly t?: Translate;
  /** Slug of the chapter on this page. */
  readonly current?: string;
}

/** All chapters by number and title. */
export function ChapterList({ t = english, current }: ChapterListProps) {
  return (
    <ol className={styles.list}>
      {chaptersIn(t.locale).map(({ slug, number, title, path, locale }) => (
        <li key={slug}>
          <Link
            href={path}
            hrefLang={locale === t.locale ? undefined : locale}
            className={styles.entry}
            aria-current={slug === current ? "page" : undefined}
          >
            <span className={styles.number}>{number}</span>
            <span className={styles.title}>
              {title}
              <ProgressMark slug={slug} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
