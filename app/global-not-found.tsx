import type { Metadata, Viewport } from "next";
import { Contents } from "@/app/_shell/Contents";
import { Document } from "@/app/_shell/Document";
import styles from "@/app/_shell/Page.module.css";
import { Shell } from "@/app/_shell/Shell";

// This page stands outside of the layout, so it says for itself what the layout says for the others.
export const metadata: Metadata = { title: "No such page · Blockwise" };
export const viewport: Viewport = { colorScheme: "light dark" };

export default function NotFound() {
  return (
    <Document>
      <Shell>
        <header className={styles.head}>
          <h1 className={styles.title}>There is no such page</h1>
          <p className={styles.lead}>The address may be old or mistyped. This is what the book holds:</p>
        </header>
        <Contents />
      </Shell>
    </Document>
  );
}
