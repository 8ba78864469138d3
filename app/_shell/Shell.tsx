import type { ReactNode } from "react";
import { ChapterList } from "@/app/_shell/ChapterList";
import { type Languages, languagesOfPage, type PageName } from "@/app/_shell/pages";
import styles from "@/app/_shell/Shell.module.css";
import { Surround } from "@/app/_shell/Surround";
import { languagesOf } from "@/content/translations";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";

interface ShellProps {
  /** Finds the words of the page; in English by default. */
  readonly t?: Translate;
  /** Slug of the chapter on this page, if it is one. */
  readonly current?: string;
  /** Name of the page, if it is one beside the chapters. */
  readonly page?: PageName;
  /** Paths of this page in the languages that it can be read in; those of the chapter or the page by default. */
  readonly languages?: Languages;
  /** Id of the main part. */
  readonly main?: string;
  readonly children: ReactNode;
}

/** A page of the book: header, in chapters the list of them beside the text, the page itself, footer. */
export function Shell({ t = english, current, page, languages, main = "main", children }: ShellProps) {
  const listed = page ? languagesOfPage(page) : languagesOf(current ?? "");
  return (
    <Surround t={t} current={current} languages={languages ?? listed} main={main}>
      <div className={styles.page} data-rail={current !== undefined}>
        {current !== undefined && (
          <nav className={`screen-only ${styles.rail}`} aria-label={t("shell.chapters")}>
            <ChapterList t={t} current={current} />
          </nav>
        )}
        <main id={main} tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </Surround>
  );
}
