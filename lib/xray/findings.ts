/** Turns what was measured into sentences, the gravest first. */
import { shownName } from "@/lib/checkpoints";
import { ageAnswers } from "./ages";
import { bitsAnswers } from "./bitsFindings";
import type { Evidence } from "./evidence";
import type { Finding, Level } from "./report";
import { scaleAnswers } from "./scaleFindings";
import { settingAnswers } from "./settings";
import { tableAnswers } from "./tableFindings";
import { valueAnswers } from "./valueFindings";
import { joinNames } from "./words";

const ORDER: Readonly<Record<Level, number>> = { wrong: 0, look: 1, note: 2 };

/** Returns the findings of a file. */
export function findingsOf(evidence: Evidence): Finding[] {
  const { t } = evidence;
  const questions = [tableAnswers, scaleAnswers, valueAnswers, bitsAnswers, ageAnswers, settingAnswers];
  return questions
    .flatMap((answers) => answers(evidence))
    .filter(({ hit, whole }) => whole || hit.length > 0)
    .map(({ level, clinicCase, hit, sentence }): Finding => {
      const names = hit.map(({ name }) => t("xray.quoted", { name: shownName(name) }));
      return { level, clinicCase, parameters: hit.length, sentence: sentence(joinNames(names, t)) };
    })
    .sort((a, b) => ORDER[a.level] - ORDER[b.level]);
}
