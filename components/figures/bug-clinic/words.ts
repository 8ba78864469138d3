/** The sentences of the clinic: symptoms, findings of tests, and what decided. */
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { Fault } from "@/lib/faults/fault";
import type { OrderResult, RunNumbers } from "@/lib/faults/orders";
import type { Symptom } from "@/lib/faults/symptoms";
import { type ClinicWords, english } from "./messages";

/** Returns what a symptom says, as part of a sentence about the lane with the fault. */
function symptomWords(symptom: Symptom, t: ClinicWords): string {
  const key = `symptom.${symptom.kind}` as const;
  const percent = (share: number) => t.print(printPercent(share));
  const times = (ratio: number) => t.print(printTwoDigits(ratio));
  switch (symptom.kind) {
    case "higher loss":
      return t(key, { least: percent(symptom.least - 1) });
    case "longer moves":
      return t(key, { least: t.print(printNumber(symptom.least)) });
    case "shorter moves":
    case "hidden":
    case "fewer bytes":
      return t(key, { most: percent(symptom.most) });
    case "more bytes":
      return t(key, { least: times(symptom.least) });
    case "moves at resume": {
      const least = times(symptom.least ?? 0);
      return symptom.most === undefined
        ? t(key, { least })
        : t("symptom.moves between", { least, most: times(symptom.most) });
    }
    default:
      return t(key);
  }
}

/** Returns what a test holds of a fault, as a sentence. */
export const symptomsSentence = ({ symptoms }: Fault, t = english): string =>
  t("symptoms", { symptoms: t.list(symptoms.map((symptom) => symptomWords(symptom, t))) });

function runWords({ loss, longestMove }: RunNumbers, t: ClinicWords): string {
  const length = printTwoDigits(longestMove);
  const count = length === "1" ? 1 : 2;
  return t("run", { loss: t.print(printNumber(loss)), length: t.print(length), count });
}

const lengthWords = (ratio: number, t: ClinicWords) => {
  const printed = printTwoDigits(ratio);
  return printed === "1" ? t("result.sameLength") : t("result.length", { ratio: t.print(printed) });
};

/** Returns what a test has found, as one sentence. */
export function resultSentence(result: OrderResult, t = english): string {
  const percent = (share: number) => t.print(printPercent(share));
  switch (result.kind) {
    case "training":
      return t("result.training", { before: runWords(result.before, t), after: runWords(result.after, t) });
    case "moves": {
      const apart = result.tensors.filter(({ difference }) => difference !== 0);
      if (apart.length === 0) return t("result.equal");
      const tensors = apart.map(({ name, difference, length, still }) =>
        Number.isNaN(difference)
          ? t("result.noNumber", { name })
          : t("result.tensor", {
              name,
              difference: percent(difference),
              length: lengthWords(length, t),
              rest: still > 0.01 ? t("result.rest", { share: percent(still) }) : "",
            }),
      );
      return t("result.moves", { tensors: t.list(tensors) });
    }
    case "codes":
      return result.tables
        .map(({ signed, entries, tried, codes, atMidpoints, nextToZero }) => {
          const table = t(signed ? "result.first" : "result.second");
          if (entries + codes === 0) return t("result.sound", { table });
          const where =
            codes > 0 && atMidpoints >= 0.9 * codes
              ? t("result.midpoints")
              : codes > 0 && nextToZero === codes
                ? t("result.nextToZero")
                : "";
          return t("result.codes", { table, entries, codes, tried, where });
        })
        .join(" ");
  }
}

/** Returns which finding decides on a fault, as a sentence. */
export const decisionSentence = ({ decidedBy }: Fault, t = english): string =>
  t("decision", { finding: t(`finding.${decidedBy}`) });
