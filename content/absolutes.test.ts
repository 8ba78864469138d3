import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/**
 * A sentence that generalizes and has a number is true of one set of numbers: "only 3 of the 8 runs failed". If the
 * numbers change, the sentence may become false while each of its numbers is right. Such a sentence stands in a
 * <Claim>, or in the list of reviewed sentences below.
 */

/** The chapters whose sentences are checked, by the names of their files. */
const CHECKED = [
  "01-memory",
  "02-256-numbers",
  "03-blocks",
  "04-outliers",
  "05-kernel",
  "06-side-by-side",
  "07-embeddings",
  "08-tables",
  "09-breaks",
  "10-beyond",
];

/** Sentences that need no claim, by a part that no other sentence of the chapter has; each with its reason. */
const REVIEWED: readonly { readonly chapter: string; readonly part: string; readonly reason: string }[] = [];

/** "At most" states a bound. */
const ABSOLUTE = /\b(always|never|only|all|none|best|(?<!at )most)\b/i;
/** Digits, and words that are read as a number. "One" is not among them: it is mostly a pronoun. */
const NUMBER =
  /\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|half|quarter|tenth|twice)\b/i;

/** Begin and end of a claim in the text of sentencesOf. */
const [OPEN, CLOSE] = ["⟦", "⟧"];

interface Sentence {
  readonly text: string;
  /** Whether a part of the sentence stands in a claim. */
  readonly claimed: boolean;
}

/** Returns the sentences of a chapter as a reader sees them, without listings, formulas and figures. */
function sentencesOf(source: string): Sentence[] {
  const text = source
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, "")
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\$\$[\s\S]*?\$\$/g, "")
    .replace(/\$[^$\n]*\$/g, "x")
    .replace(/`[^`\n]*`/g, "code")
    // A note interrupts a sentence or follows one; it has sentences of its own.
    .replace(/\s*<Note>([\s\S]*?)<\/Note>/g, "\n$1\n")
    .replace(/<Claim\b[^>]*>/g, OPEN)
    .replace(/<\/Claim>/g, CLOSE)
    .replace(/<(Value|Paper)\b[^>]*\/>/g, "0")
    .replace(/<Term name="([^"]*)" \/>/g, "$1")
    .replace(/<[^>]*>/g, "")
    // The number of a chapter or of a table is a name.
    .replace(/\b(chapter|table|section) \d+/gi, "$1")
    .replace(/\]\([^)]*\)/g, "]");
  let open = false;
  return text
    .split(/\n+|(?<=[.!?:][”"*)⟧]*)\s+(?=[⟦“"(*[]*[A-Z0-9])/)
    .map((part) => {
      const claimed = open || part.includes(OPEN);
      open = part.lastIndexOf(OPEN) > part.lastIndexOf(CLOSE) || (open && !part.includes(CLOSE));
      return { text: part.replaceAll(OPEN, "").replaceAll(CLOSE, "").trim(), claimed };
    })
    .filter((sentence) => sentence.text !== "");
}

const isAbsolute = (text: string) => ABSOLUTE.test(text) && NUMBER.test(text);

const sourceOf = (chapter: string) =>
  readFileSync(join(import.meta.dirname, "chapters", `${chapter}.mdx`), "utf8");

it.each(CHECKED)("%s claims each number that it generalizes", (chapter) => {
  const reviewed = REVIEWED.filter((each) => each.chapter === chapter);
  const unclaimed = sentencesOf(sourceOf(chapter)).filter(
    ({ text, claimed }) => isAbsolute(text) && !claimed,
  );
  expect(
    unclaimed.map(({ text }) => text).filter((text) => !reviewed.some(({ part }) => text.includes(part))),
  ).toEqual([]);
  // A reviewed sentence that has gone, or has got a claim, leaves the list.
  for (const { part, reason } of reviewed) {
    expect(
      unclaimed.filter(({ text }) => text.includes(part)),
      part,
    ).toHaveLength(1);
    expect(reason).not.toBe("");
  }
});

it("finds sentences with a general word and a number, and knows which are claimed", () => {
  const source = [
    'Blocks are small. <Claim holds="few">All of the <Value of="n" /> runs failed</Claim>, as they do.',
    "None of 3.5 million did. <Note>The best of $x$ and two.</Note> It never rains; `all` stays.",
    "![no](three.png) Most of them. All of [chapter 2](/two/) holds.",
  ].join("\n\n");
  const found = sentencesOf(source);
  expect(found.map(({ text }) => text)).toEqual([
    "Blocks are small.",
    "All of the 0 runs failed, as they do.",
    "None of 3.5 million did.",
    "The best of x and two.",
    "It never rains; code stays.",
    "![no] Most of them.",
    "All of [chapter] holds.",
  ]);
  expect(found.map(({ claimed }) => claimed)).toEqual([false, true, false, false, false, false, false]);
  expect(found.filter(({ text }) => isAbsolute(text)).map(({ text }) => text[0])).toEqual(["A", "N", "T"]);
});
