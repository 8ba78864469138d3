/** One fault of the clinic: a mistake that somebody really made, as code that is switched on in one lane. */
import type { OptimizerParts } from "./parts";
import type { Patient } from "./patient";
import type { Symptom } from "./symptoms";

/** The five families of mistakes, in the order of the chapter. */
export const FAMILIES = {
  table: "the table",
  scale: "the scale",
  exceptions: "the exceptions",
  resume: "the resume",
  comparison: "the comparison",
} as const;

/** What an engineer can look at, or ask for, to find a fault. */
export type FindingName = "bytes" | "scales" | "epsilon" | "step" | "vectors" | "resume";

/** A public thread or release that reports the fault. */
export interface FaultSource {
  /** Name of the project, number of the thread, and the version where there is one. */
  readonly text: string;
  readonly url: string;
}

/** One entry of the list of faults: pickers, pages, tests and commands take everything from it. */
export interface Fault {
  /** Name in links and on the command line. */
  readonly name: string;
  /** A few words for pickers. */
  readonly label: string;
  readonly family: keyof typeof FAMILIES;
  /** Layer of the program in which the mistake stands: "table of codes", "checkpoint", "configuration". */
  readonly layer: string;
  /** One or two sentences: what the code does wrong. */
  readonly what: string;
  /** One or two sentences: how to recognize it. */
  readonly sign: string;
  /** One sentence: what mends it. */
  readonly cure: string;
  /** Where it was reported; empty if only this project has met it. */
  readonly sources: readonly FaultSource[];
  /** How the patient of this fault differs from PATIENT, in all lanes alike. */
  readonly patient?: Partial<Patient>;
  /** The finding by which this fault can be told from the others. */
  readonly decidedBy: FindingName;
  /** What is measured in the faulty lane, in each of three seeds. */
  readonly symptoms: readonly Symptom[];
  /** Returns the parts that the fault replaces. */
  change(sound: OptimizerParts): Partial<OptimizerParts>;
}

/** Returns the source of a thread of bitsandbytes. @param kind "issues" or "pull" */
export const bitsandbytes = (
  number: number,
  text: string,
  kind: "issues" | "pull" = "issues",
): FaultSource => ({
  text: `bitsandbytes ${kind === "pull" ? "PR " : ""}#${number}${text && `, ${text}`}`,
  url: `https://github.com/bitsandbytes-foundation/bitsandbytes/${kind}/${number}`,
});
