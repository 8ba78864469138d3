import type { ReactNode } from "react";
import { Footer } from "@/app/_shell/Footer";
import { Header } from "@/app/_shell/Header";
import type { Languages } from "@/app/_shell/pages";
import styles from "@/app/_shell/Surround.module.css";
import { TestSwitches } from "@/app/_shell/switches/TestSwitches";
import type { Translate } from "@/lib/i18n/translate";

interface SurroundProps {
  readonly t: Translate;
  /** Slug of the chapter on this page, if it is one. */
  readonly current?: string;
  /** Paths of this page in the languages that it can be read in. */
  readonly languages: Languages;
  /** Id of the main part of the page. */
  readonly main?: string;
  /** The page itself, with an element whose id is `main`. */
  readonly children: ReactNode;
}

/** What is around every page of the book: the link to the text, the header, the footer and the test switches. */
export function Surround({ t, current, languages, main = "main", children }: SurroundProps) {
  return (
    <>
      <a className={`screen-only ${styles.skip}`} href={`#${main}`}>
        {t("shell.skip")}
      </a>
      <Header t={t} current={current} languages={languages} />
      {children}
      <Footer t={t} />
      <TestSwitches />
    </>
  );
}
