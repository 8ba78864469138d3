import type { DataTable } from "@/components/figure/table";
import { FAULTS } from "@/lib/faults";
import type { Fault } from "@/lib/faults/fault";
import { familyName, familyObject, faultText } from "../faults/words";
import { english } from "./messages";
import { QUESTIONS, questionText } from "./questions";

/** Returns the mistakes that a "no" to a question leads to. @param question from 1 */
export function faultsAfter(question: number): readonly Fault[] {
  const { family } = QUESTIONS[question - 1];
  return FAULTS.filter((fault) => fault.family === family);
}

/** Says where the open question leads. */
export function captionOf(question: number, t = english): string {
  const faults = faultsAfter(question);
  return t("question", {
    number: question,
    text: questionText(question, "text", t),
    by: questionText(question, "by", t),
    family: familyObject(QUESTIONS[question - 1].family, t),
    count: faults.length,
    faults: t.list(faults.map((fault) => faultText(fault, "label", t))),
  });
}

/** The questions and their families, as a table. */
export const tableOf = (t = english): DataTable => ({
  caption: t("table.caption"),
  columns: [t("table.question"), t("table.text"), t("table.by"), t("table.family"), t("table.count")],
  rows: QUESTIONS.map(({ family }, i) => [
    i + 1,
    questionText(i + 1, "text", t),
    questionText(i + 1, "by", t),
    familyName(family, t),
    faultsAfter(i + 1).length,
  ]),
});
