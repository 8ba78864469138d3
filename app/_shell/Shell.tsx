import type { ReactNode } from "react";
import { ChapterList } from "@/app/_shell/ChapterList";
import { Footer } from "@/app/_shell/Footer";
import { Header } from "@/app/_shell/Header";
import styles from "@/app/_shell/Shell.module.css";
import { TestSwitches } from "@/app/_shell/switches/TestSwitches";

interface ShellProps {
  /** Slug of the chapter on this page, if it is one. */
  readonly current?: string;
  readonly children: ReactNode;
}

/** A page of the book: header, in chapters the list of them beside the text, the page itself, footer. */
export function Shell({ current, children }: ShellProps) {
  return (
    <>
      <a className={`screen-only ${styles.skip}`} href="#main">
        Skip to the text
      </a>
      <Header current={current} />
      <div className={styles.page} data-rail={current !== undefined}>
        {current !== undefined && (
          <nav className={`screen-only ${styles.rail}`} aria-label="Chapters">
            <ChapterList current={current} />
          </nav>
        )}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <Footer />
      <TestSwitches />
    </>
  );
}
