"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { BASE } from "@/components/figure/links";
import { figure, fiveQuestionsOptions } from "./figure";
import styles from "./five-questions.module.css";
import { captionOf, faultsAfter, tableOf } from "./model";
import { Picture } from "./Picture";

const SOURCES = ["components/figures/five-questions/questions.ts", "lib/faults/orders.ts"];

/** Address of the clinic with a fault: in the chapter, or as an embed. */
const clinicLink = (fault: string, embedded: boolean) =>
  embedded
    ? `${BASE}/embed/bug-clinic/?fault=${fault}`
    : `${BASE}/chapters/breaks/?bug-clinic.fault=${fault}#bug-clinic`;

/** Which question to ask first, and where each answer leads. */
export default defineView(figure, function FiveQuestions({ values: { question }, onChange, embedded }) {
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(question);
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={tableOf}
      sources={SOURCES}
      controls={<OptionPanel table={fiveQuestionsOptions} values={{ question }} onChange={onChange} />}
    >
      <Picture question={question} sentence={caption} holder={picture} />
      <p className={styles.head}>In the clinic:</p>
      <ul className={styles.faults}>
        {faultsAfter(question).map(({ name, label }) => (
          <li key={name}>
            <a href={clinicLink(name, embedded)}>{label}</a>
          </li>
        ))}
      </ul>
    </Cell>
  );
});
