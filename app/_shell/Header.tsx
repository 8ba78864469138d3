import Link from "next/link";
import { ChapterList } from "./ChapterList";
import styles from "./Header.module.css";
import { ThemeSwitch } from "./ThemeSwitch";

/** Name, contents, gallery, theme. The contents unfold without a script. */
export function Header({ current }: { readonly current?: string }) {
  return (
    <header className={`screen-only ${styles.header}`}>
      <Link href="/" className={styles.name}>
        Blockwise
      </Link>
      <nav className={styles.nav} aria-label="Book">
        <details className={styles.contents} name="contents">
          <summary>Chapters</summary>
          <div className={styles.panel}>
            <ChapterList current={current} />
          </div>
        </details>
        <Link href="/playground/" className={styles.link}>
          Figures
        </Link>
        <ThemeSwitch />
      </nav>
    </header>
  );
}
