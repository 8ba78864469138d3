import type { Metadata } from "next";
import { Contents } from "./_shell/Contents";
import styles from "./_shell/Page.module.css";
import { Shell } from "./_shell/Shell";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <Shell>
      <header className={styles.head}>
        <h1 className={styles.title}>There is no such page</h1>
        <p className={styles.lead}>The address may be old or mistyped. This is what the book holds:</p>
      </header>
      <Contents />
    </Shell>
  );
}
