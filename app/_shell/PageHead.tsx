import type { ReactNode } from "react";
import styles from "@/app/_shell/Page.module.css";

interface PageHeadProps {
  readonly title: string;
  /** What the page is for, in a few sentences. */
  readonly children: ReactNode;
}

/** The head of a page that is not a chapter. */
export function PageHead({ title, children }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{children}</p>
    </header>
  );
}
