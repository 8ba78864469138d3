import { headOf } from "@/app/_shell/head";
import { pageIn } from "@/app/_shell/pages";
import { ClassLoader } from "@/app/(book)/teach/ClassLoader";
import { GERMAN_LESSONS } from "@/app/(book)/teach/lessons.de";
import { germanTeach } from "@/app/(book)/teach/messages.de";
import { BYTES_8, BYTES_32 } from "@/app/(book)/teach/stateBytes";
import { type Question, TeachPage } from "@/app/(book)/teach/TeachPage";
import { germanClass } from "@/components/bench/teach/messages.de";
import { FigureTranslation } from "@/components/controls/words";
import { wordsOf } from "@/components/figures/entries";
import { german } from "@/content/de/vocabulary";
import { makeWords } from "@/lib/i18n/words";

export const generateMetadata = () => headOf(pageIn("de", "teach"));

const t = makeWords("de", germanTeach);

/** The questions of the sheet with their answers. */
const QUESTIONS: readonly Question[] = [
  {
    figure: "memory-ledger",
    question:
      "Wie viele Bytes braucht der Zustand von Adam je Parameter, in 32 Bit und in 8 Bit mit Blöcken von 256?",
    answer: `${t.print(BYTES_32)} Bytes in 32 Bit: zwei Zahlen zu vier Bytes. In 8 Bit ${t.print(BYTES_8)} Bytes: zwei Codes und zwei Skalen, die sich 256 Parameter teilen.`,
  },
  {
    figure: "code-explorer",
    question: "Was wird von einem Block von Werten gespeichert, und wie liest man einen Wert zurück?",
    answer:
      "Ein Code je Wert und eine Skala je Block (der Absmax). Ein Wert ist der Eintrag seines Codes in der Tabelle mal die Skala.",
  },
  {
    figure: "outlier-injector",
    question: "Ein Wert eines Tensors wird tausendmal so groß. Welche Werte verlieren an Genauigkeit?",
    answer: "Die, die sich seine Skala teilen: alle Werte seines Blocks und keiner eines anderen Blocks.",
  },
  {
    figure: "block-size-curve",
    question: "Was kosten kleinere Blöcke?",
    answer:
      "Mehr Skalen: vier Bytes für jeden Block und jeden Zustand. Halbe Blockgröße heißt doppelt so viele Skalen.",
  },
].map((question) => ({
  ...question,
  picture: `${question.figure}${wordsOf(question.figure, "de") ? ".de" : ""}.svg`,
}));

export default function Teach() {
  return (
    <TeachPage
      t={german}
      words={t}
      lessons={GERMAN_LESSONS}
      questions={QUESTIONS}
      classRun={
        <FigureTranslation locale="de" list={germanClass}>
          <ClassLoader title={t("teach.class")} fetching={t("teach.fetching")} />
        </FigureTranslation>
      }
    />
  );
}
