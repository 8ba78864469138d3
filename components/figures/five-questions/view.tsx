"use client";

import { useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { clinicLink, faultText } from "../faults/words";
import { figure, fiveQuestionsOptions } from "./figure";
import styles from "./five-questions.module.css";
import { messages } from "./messages";
import { captionOf, faultsAfter, tableOf } from "./model";
import { Picture } from "./Picture";

const SOURCES = ["components/figures/five-questions/questions.ts", "lib/faults/orders.ts"];

/** Which question to ask first, and where each answer leads. */
export default defineView(figure, function FiveQuestions({ values: { question }, onChange, embedded }) {
  const t = useWords(messages);
  const picture = useRef<HTMLDivElement>(null);
  const caption = captionOf(question, t);
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(t)}
      sources={SOURCES}
      controls={<OptionPanel table={fiveQuestionsOptions} values={{ question }} onChange={onChange} />}
    >
      <Picture question={question} sentence={caption} holder={picture} />
      <p className={styles.head}>{t("inClinic")}</p>
      <ul className={styles.faults}>
        {faultsAfter(question).map((fault) => (
          <li key={fault.name}>
            <a href={clinicLink(fault.name, t, embedded)}>{faultText(fault, "label", t)}</a>
          </li>
        ))}
      </ul>
    </Cell>
  );
});
