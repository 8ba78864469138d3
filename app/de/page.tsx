import { Contents } from "@/app/_shell/Contents";
import { headOf } from "@/app/_shell/head";
import styles from "@/app/_shell/Page.module.css";
import { GERMAN_START, START_LANGUAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { german } from "@/content/de/vocabulary";

export const generateMetadata = () => headOf({ ...GERMAN_START, locale: "de", languages: START_LANGUAGES });

/** The contents of the book in German, with the chapters that are translated. */
export default function Page() {
  return (
    <Shell t={german} languages={START_LANGUAGES}>
      <header className={styles.head}>
        <h1 className={styles.title}>{GERMAN_START.title}</h1>
        <p className={styles.lead}>
          Blockwise erklärt 8-Bit-Optimierer, indem es sie laufen lässt. Zwei Kapitel sind übersetzt; die
          anderen führen zur englischen Fassung.
        </p>
      </header>
      <Contents t={german} />
    </Shell>
  );
}
