import { headOf } from "@/app/_shell/head";
import { languagesOfPage, OTHER_PAGES, pageIn } from "@/app/_shell/pages";
import { Surround } from "@/app/_shell/Surround";
import { BenchLoader } from "@/app/(book)/playground/BenchLoader";
import styles from "@/app/(book)/playground/playground.module.css";
import { BenchFrame } from "@/components/bench/frame/BenchFrame";
import { FIGURE_NAMES } from "@/components/figures";
import { english } from "@/lib/i18n/english";

export const generateMetadata = () => headOf(pageIn("en", "bench"));

export default function Playground() {
  return (
    <Surround t={english} languages={languagesOfPage("bench")}>
      <main id="main" tabIndex={-1} className={styles.main}>
        <header className={styles.head}>
          <h1>The bench</h1>
          <p>
            Up to six optimizers side by side. Each run becomes a row, and each row a link that repeats it.
          </p>
        </header>
        <BenchLoader
          title={OTHER_PAGES.bench.title}
          figures={FIGURE_NAMES}
          gallery={OTHER_PAGES.figures.path}
        >
          <BenchFrame />
        </BenchLoader>
      </main>
    </Surround>
  );
}
