import { headOf } from "@/app/_shell/head";
import { languagesOfPage, pageIn } from "@/app/_shell/pages";
import { Surround } from "@/app/_shell/Surround";
import { BenchLoader } from "@/app/(book)/playground/BenchLoader";
import styles from "@/app/(book)/playground/playground.module.css";
import { BenchFrame } from "@/components/bench/frame/BenchFrame";
import { frameWords } from "@/components/bench/frame/words";
import { germanBench } from "@/components/bench/messages.de";
import { FigureTranslation } from "@/components/controls/words";
import { FIGURE_NAMES } from "@/components/figures";
import { german } from "@/content/de/vocabulary";

export const generateMetadata = () => headOf(pageIn("de", "bench"));

export default function Playground() {
  return (
    <Surround t={german} languages={languagesOfPage("bench")}>
      <main id="main" tabIndex={-1} className={styles.main}>
        <header className={styles.head}>
          <h1>Der Prüfstand</h1>
          <p>
            Bis zu sechs Optimierer nebeneinander. Jeder Lauf wird eine Zeile und jede Zeile ein Link, der ihn
            wiederholt.
          </p>
        </header>
        <FigureTranslation locale="de" list={germanBench}>
          <BenchLoader title="Der Prüfstand" figures={FIGURE_NAMES} gallery={pageIn("de", "figures").path}>
            <BenchFrame t={frameWords("de", germanBench)} live={german} />
          </BenchLoader>
        </FigureTranslation>
      </main>
    </Surround>
  );
}
