import type { ReactNode } from "react";
import { PageHead } from "@/app/_shell/PageHead";
import { Shell } from "@/app/_shell/Shell";
import type { Lesson } from "@/app/(book)/teach/lessons";
import type { TeachWords } from "@/app/(book)/teach/messages";
import styles from "@/app/(book)/teach/teach.module.css";
import { BASE } from "@/components/figure/links";
import type { Translate } from "@/lib/i18n/translate";

/** A question of the sheet with its answer. */
export interface Question {
  /** Name of the figure whose still picture stands beside it. */
  readonly figure: string;
  readonly question: string;
  readonly answer: string;
  /** File of the still picture below /posters/; that of the figure in English by default. */
  readonly picture?: string;
}

interface TeachPageProps {
  readonly t: Translate;
  readonly words: TeachWords;
  readonly lessons: readonly Lesson[];
  readonly questions: readonly Question[];
  /** The run that a whole class does together. */
  readonly classRun: ReactNode;
}

/** The page for teachers in its language. */
export function TeachPage({ t, words, lessons, questions, classRun }: TeachPageProps) {
  return (
    <Shell t={t} page="teach">
      <PageHead title={words("teach.title")}>{words("teach.lead")}</PageHead>
      {lessons.map(({ title, goal, steps }) => (
        <section key={title} className={styles.lesson}>
          <h2>{title}</h2>
          <p>{goal}</p>
          <ol>
            {steps.map(({ minutes, text, path, label }) => (
              <li key={text}>
                {text} <a href={`${BASE}${path}`}>{label}</a>{" "}
                <span className={styles.minutes}>{words("teach.minutes", { minutes })}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section id="class" className={`screen-only ${styles.lesson}`}>
        <h2>{words("teach.class")}</h2>
        <p>{words("teach.classText")}</p>
        {classRun}
      </section>
      <section className={styles.sheet}>
        <h2>{words("teach.sheet")}</h2>
        <p className="screen-only">{words("teach.sheetText")}</p>
        <ol>
          {questions.map(({ figure, question, answer, picture = `${figure}.svg` }) => (
            <li key={figure}>
              <p>
                <b>{question}</b>
              </p>
              {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
              <img
                src={`${BASE}/posters/${picture}`}
                alt={words("teach.still", { name: figure })}
                loading="lazy"
              />
              {t.locale !== "en" && !picture.endsWith(`.${t.locale}.svg`) && (
                <p className={styles.answer}>{words("teach.pictureInEnglish")}</p>
              )}
              <p className={styles.answer}>{words("teach.answer", { answer })}</p>
            </li>
          ))}
        </ol>
      </section>
    </Shell>
  );
}
