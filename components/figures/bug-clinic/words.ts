/** The sentences of the clinic: symptoms, findings of tests, and what decided. */
import { printLearningRates, printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { Fault, FindingName } from "@/lib/faults/fault";
import type { OrderResult, RunNumbers } from "@/lib/faults/orders";
import type { Symptom } from "@/lib/faults/symptoms";
import { joinWords } from "@/lib/options/words";

/** Returns what a symptom says, as part of a sentence about the lane with the fault. */
export function symptomWords(symptom: Symptom): string {
  switch (symptom.kind) {
    case "diverges":
      return "its loss ends above its beginning or is no number";
    case "higher loss":
      return `its loss ends at least ${printPercent(symptom.least - 1)} higher`;
    case "longer moves":
      return `its longest move is at least ${printNumber(symptom.least)} times as long`;
    case "shorter moves":
      return `its moves are at most ${printPercent(symptom.most)} as long on average`;
    case "hidden":
      return `its loss differs by at most ${printPercent(symptom.most)}, so at this size it does not tell`;
    case "same bytes":
      return "its state takes the same bytes";
    case "fewer bytes":
      return `its state takes at most ${printPercent(symptom.most)} of the bytes`;
    case "more bytes":
      return `its state takes at least ${printTwoDigits(symptom.least)} times the bytes`;
    case "same as 32 bits":
      return "its losses and weights are those of the 32-bit lane, bit by bit";
    case "same until resume":
      return "its losses are the same until the resume, bit by bit, and other ones after it";
    case "moves at resume":
      return symptom.most === undefined
        ? `its first step after the resume is at least ${printTwoDigits(symptom.least ?? 0)} times as long`
        : `its first step after the resume is ${printTwoDigits(symptom.least ?? 0)} to ${printTwoDigits(symptom.most)} times as long`;
  }
}

/** Returns what a test holds of a fault, as a sentence. */
export const symptomsSentence = ({ symptoms }: Fault): string =>
  `Beside the sound 8-bit lane, ${joinWords(symptoms.map(symptomWords))}.`;

const runWords = ({ loss, longestMove }: RunNumbers) =>
  `loss ${printNumber(loss)}, longest move ${printLearningRates(longestMove)}`;

const lengthWords = (ratio: number) =>
  printTwoDigits(ratio) === "1" ? "of the same length" : `${printTwoDigits(ratio)} times as long`;

/** Returns what a test has found, as one sentence. */
export function resultSentence(result: OrderResult): string {
  switch (result.kind) {
    case "training":
      return `Before: ${runWords(result.before)}. With the change: ${runWords(result.after)}.`;
    case "moves": {
      const apart = result.tensors.filter(({ difference }) => difference !== 0);
      if (apart.length === 0) return "All moves are equal, bit by bit.";
      const each = apart.map(({ name, difference, length, still }) => {
        const rest = still > 0.01 ? `, ${printPercent(still)} of the weights rest` : "";
        return Number.isNaN(difference)
          ? `${name} (not a number)`
          : `${name} (by ${printPercent(difference)} of a move; moves ${lengthWords(length)}${rest})`;
      });
      return `Moves differ in ${joinWords(each)}.`;
    }
    case "codes":
      return result.tables
        .map(({ signed, entries, tried, codes, atMidpoints, nextToZero }) => {
          const table = `Table of ${signed ? "first" : "second"} moments`;
          if (entries + codes === 0) return `${table}: all as they should be.`;
          const where =
            codes > 0 && atMidpoints >= 0.9 * codes
              ? ", at midpoints between two entries"
              : codes > 0 && nextToZero === codes
                ? ", next to zero"
                : "";
          return `${table}: ${entries} entries differ; ${codes} of ${tried} values get another code${where}.`;
        })
        .join(" ");
  }
}

/** What decides on a fault, as part of a sentence. */
export const FINDINGS: Readonly<Record<FindingName, string>> = {
  bytes: "the bytes of each tensor",
  scales: "the number of scales of each tensor",
  epsilon: "the training with a larger epsilon: the leaps end with it",
  step: "one step from a known state, which differs from a sound one at once",
  vectors: "the reference vectors: the table or its codes are not what they should be",
  resume: "one step after save and load, which differs from the step without",
};

/** Returns which finding decides on a fault, as a sentence. */
export const decisionSentence = ({ decidedBy }: Fault): string => `By ${FINDINGS[decidedBy]}.`;
