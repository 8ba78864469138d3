import { headOf } from "@/app/_shell/head";
import { pageIn } from "@/app/_shell/pages";
import { ClassLoader } from "@/app/(book)/teach/ClassLoader";
import { LESSONS } from "@/app/(book)/teach/lessons";
import { english as teach } from "@/app/(book)/teach/messages";
import { BYTES_8, BYTES_32 } from "@/app/(book)/teach/stateBytes";
import { type Question, TeachPage } from "@/app/(book)/teach/TeachPage";
import { english } from "@/lib/i18n/english";

export const generateMetadata = () => headOf(pageIn("en", "teach"));

/** The questions of the sheet with their answers, and the still picture beside each. */
const QUESTIONS: readonly Question[] = [
  {
    figure: "memory-ledger",
    question:
      "How many bytes does Adam’s state take for each parameter, in 32 bits and in 8 bits with blocks of 256?",
    answer: `${BYTES_32} bytes in 32 bits: two numbers of four bytes. In 8 bits ${BYTES_8} bytes: two codes, and two scales that 256 parameters share.`,
  },
  {
    figure: "code-explorer",
    question: "What is stored of a block of values, and how is a value read back?",
    answer:
      "One code a value and one scale a block (absmax). A value is the table’s entry of its code times the scale.",
  },
  {
    figure: "outlier-injector",
    question: "One value of a tensor becomes a thousand times as large. Which values lose precision?",
    answer: "Those that share its scale: all values of its block, and none of any other block.",
  },
  {
    figure: "block-size-curve",
    question: "What do smaller blocks cost?",
    answer:
      "More scales: four bytes for each block and state. Halving the block size doubles the number of scales.",
  },
];

export default function Teach() {
  return (
    <TeachPage
      t={english}
      words={teach}
      lessons={LESSONS}
      questions={QUESTIONS}
      classRun={<ClassLoader title={teach("teach.class")} fetching={teach("teach.fetching")} />}
    />
  );
}
