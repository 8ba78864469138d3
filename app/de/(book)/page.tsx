import Link from "next/link";
import { Contents } from "@/app/_shell/Contents";
import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { GERMAN_OTHER_PAGES, GERMAN_START, START_LANGUAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import styles from "@/app/de/(book)/start.module.css";
import { german } from "@/content/de/vocabulary";
import { chaptersIn } from "@/content/translations";

export const generateMetadata = () => headOf({ ...GERMAN_START, locale: "de", languages: START_LANGUAGES });

const chapters = chaptersIn("de");
const translated = chapters.filter(({ locale }) => locale === "de").length;

/** The contents of the book in German, with the chapters that are translated. */
export default function Page() {
  return (
    <Shell t={german} languages={START_LANGUAGES}>
      <PageHead title={GERMAN_START.title}>
        Blockwise erklärt 8-Bit-Optimierer, indem es sie laufen lässt. Von {chapters.length} Kapiteln sind{" "}
        {translated} übersetzt; die anderen führen zur englischen Fassung.
      </PageHead>
      <Contents t={german} />
      <section className={styles.more}>
        <h2>Weitere Seiten</h2>
        <ul>
          {GERMAN_OTHER_PAGES.map(({ path, title, description }) => (
            <li key={path}>
              <Link href={path} prefetch={false}>
                {title}
              </Link>
              <p>{description}</p>
            </li>
          ))}
        </ul>
      </section>
    </Shell>
  );
}
