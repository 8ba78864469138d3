import type { DataTable } from "@/components/figure/table";
import { FAULTS } from "@/lib/faults";
import { FAMILIES, type Fault } from "@/lib/faults/fault";
import { joinWords } from "@/lib/options/words";
import { QUESTIONS } from "./questions";

/** Returns the mistakes that a "no" to a question leads to. @param question from 1 */
export function faultsAfter(question: number): readonly Fault[] {
  const { family } = QUESTIONS[question - 1];
  return FAULTS.filter((fault) => fault.family === family);
}

/** Says where the open question leads. */
export function captionOf(question: number): string {
  const { text, by, family } = QUESTIONS[question - 1];
  const faults = faultsAfter(question);
  return (
    `Question ${question}: ${text} It is answered by ${by}. ` +
    `If not, look at ${FAMILIES[family]}; the clinic has ${faults.length} such mistakes: ${joinWords(faults.map(({ label }) => label))}.`
  );
}

/** The questions and their families, as a table. */
export const tableOf = (): DataTable => ({
  caption: "Five questions, and the family of mistakes that a no leads to.",
  columns: ["question", "text", "answered by", "family", "mistakes in the clinic"],
  rows: QUESTIONS.map(({ text, by, family }, i) => [
    i + 1,
    text,
    by,
    FAMILIES[family],
    faultsAfter(i + 1).length,
  ]),
});
