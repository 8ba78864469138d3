import Link from "next/link";
import { ChapterList } from "@/app/_shell/ChapterList";
import { ContentsMenu } from "@/app/_shell/ContentsMenu";
import styles from "@/app/_shell/Header.module.css";
import { SearchLink } from "@/app/_shell/SearchLink";
import { ThemeSwitch } from "@/app/_shell/ThemeSwitch";

/** Name, contents, bench, list of figures, search, theme. The contents unfold without a script. */
export function Header({ current }: { readonly current?: string }) {
  return (
    <header className={`screen-only ${styles.header}`}>
      <Link href="/" className={styles.name}>
        Blockwise
      </Link>
      <nav className={styles.nav} aria-label="Book">
        {/* A new key for each chapter: the list folds up when it has led to another one. */}
        <ContentsMenu key={current ?? ""}>
          <ChapterList current={current} />
        </ContentsMenu>
        <Link href="/playground/" className={styles.link}>
          Bench
        </Link>
        <Link href="/figures/" className={styles.link}>
          Figures
        </Link>
        <SearchLink />
        <ThemeSwitch />
      </nav>
    </header>
  );
}
