import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { ClassLoader } from "@/app/(book)/teach/ClassLoader";
import { LESSONS } from "@/app/(book)/teach/lessons";
import styles from "@/app/(book)/teach/teach.module.css";
import { printNumber } from "@/components/charts/format";
import { BASE } from "@/components/figure/links";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";

export const generateMetadata = () => headOf(OTHER_PAGES.teach);

/** Parameters of the example: a whole number of blocks. */
const PARAMETERS = 2 ** 20;
const bytesAParameter = (bits: 32 | 8, blockSize: number) =>
  printNumber(
    stateBytes(ruleNamed("adam"), PARAMETERS, { bits, blockSize, min8bitSize: 1 }).total / PARAMETERS,
  );

const bytes32 = bytesAParameter(32, 256);
const bytes8 = bytesAParameter(8, 256);

/** The questions of the sheet with their answers, and the still picture beside each. */
const QUESTIONS = [
  {
    figure: "memory-ledger",
    question:
      "How many bytes does Adam’s state take for each parameter, in 32 bits and in 8 bits with blocks of 256?",
    answer: `${bytes32} bytes in 32 bits: two numbers of four bytes. In 8 bits ${bytes8} bytes: two codes, and two scales that 256 parameters share.`,
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
] as const;

export default function Teach() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Teach</h1>
        <p className={page.lead}>
          Three lesson plans whose links fix where each step starts, a run that a whole class does together,
          and a sheet to print. There is no account and no server: results stay in the browser until somebody
          sends them.
        </p>
      </header>
      {LESSONS.map(({ title, goal, steps }) => (
        <section key={title} className={styles.lesson}>
          <h2>{title}</h2>
          <p>{goal}</p>
          <ol>
            {steps.map(({ minutes, text, path, label }) => (
              <li key={text}>
                {text} <a href={`${BASE}${path}`}>{label}</a>{" "}
                <span className={styles.minutes}>{minutes} min</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section id="class" className={`screen-only ${styles.lesson}`}>
        <h2>The class run</h2>
        <p>
          Each student opens the link with their number, presses Start, and sends the line that appears to
          you. Paste all lines below: the table pools them, and each seed can be run again with the same
          result.
        </p>
        <ClassLoader />
      </section>
      <section className={styles.sheet}>
        <h2>The sheet</h2>
        <p className="screen-only">
          Print this page: the lesson plans and these questions with their answers go on paper.
        </p>
        <ol>
          {QUESTIONS.map(({ figure, question, answer }) => (
            <li key={figure}>
              <p>
                <b>{question}</b>
              </p>
              {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
              <img
                src={`${BASE}/posters/${figure}.svg`}
                alt={`The figure ${figure}, at rest.`}
                loading="lazy"
              />
              <p className={styles.answer}>Answer: {answer}</p>
            </li>
          ))}
        </ol>
      </section>
    </Shell>
  );
}
