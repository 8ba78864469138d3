import type { Messages } from "@/lib/i18n/message";
import type { Words } from "@/lib/i18n/words";
import { recordMessages } from "@/lib/records/messages";

/** The words of the class run itself in English. */
export const classMessages = {
  "class.title": "The class run",
  "class.settings": "Settings: a link of the bench, or empty for the usual grid",
  "class.students": "Students",
  "class.bench": "{bench}. The data of a reader’s own are not part of a class run.",
  "class.onBench": "These settings on the bench",
  "class.links": "A link for each student, by number",
  "class.splice": "A course platform that speaks SPLICE",
  "class.spliceHint":
    "Put this frame into a page of the course (Runestone, PreTeXt, Doenet). Each student types their number, and the platform stores the line as the state of the exercise. Copy the lines from there into the box below.",
  "class.frame": "One frame for the whole class",
  "class.lines": "Lines that came back, one below the other",
  "class.results": {
    one: "One result of {students} students{leftOut}.",
    other: "{count} results of {students} students{leftOut}.",
  },
  "class.leftOut": "; {lines} lines were left out",
  "class.again": "Run a student’s seed again",
  "class.seed": "seed {seed}",
  "class.lane": "lane",
  "class.median": "median of {metric}",
  "class.lost": "lost runs",
  "class.gap": "gap to the first lane",
  "class.interval": "interval",
  "class.verdict": "verdict",
  "class.range": "{low} to {high}",
  "class.reference": "the reference",
  "class.verdict.unknown": "too few runs to tell",
  "class.verdict.noise": "inside the noise between seeds",
  "class.verdict.small": "real, smaller than what a seed does",
  "class.verdict.outside": "outside the noise",
  "class.yourRun": "Your run",
  "class.yourSeed": "Your run: seed {seed}",
  "class.number": "Your number, from your teacher",
  "class.numberRange": "The number is a whole number from 0 to {most}.",
  "class.goOn": "Go on",
  "class.stored": "Your course page already has this line from you",
  "class.run": {
    one: "{task}, {steps} steps, {count} lanes: {lanes}. All of the class train the same lanes; only the seed is yours.",
    other:
      "{task}, {steps} steps, {count} lanes: {lanes}. All of the class train the same lanes; only the seed is yours.",
  },
  "class.send": "Send this line back",
  "class.sent": "The line was sent to your course page.",
} as const satisfies Messages<string>;

/** All words that parts of the class run find, with those of records. */
export const messages = { ...recordMessages, ...classMessages } as const satisfies Messages<string>;

/** Finds the words of the class run. */
export type ClassWords = Words<keyof typeof messages>;
