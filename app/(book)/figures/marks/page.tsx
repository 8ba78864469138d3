import { readFileSync } from "node:fs";
import type { Metadata } from "next";
import page from "@/app/_shell/Page.module.css";
import { Shell } from "@/app/_shell/Shell";
import { MarkGallery } from "@/app/(book)/figures/marks/MarkGallery";

export const metadata: Metadata = {
  title: "Marks",
  description: "An example of each mark that the figures are made of.",
  robots: { index: false },
};

const MARKS = "components/charts";
/**
 * The files with the examples. They are read as text, because the marks have hooks, which a page that is
 * built on the server cannot import.
 */
const EXAMPLES = ["lossExamples.tsx", "examples.tsx"];

/** Returns the first sentence of the docstring of a mark, from its source. */
function sentenceOf(mark: string): string {
  const source = readFileSync(`${MARKS}/${mark}.tsx`, "utf8");
  const found = new RegExp(`/\\*\\*\\n \\* ${mark}\\w?: ([^]*?\\.)(?:\\s)`, "i").exec(source);
  if (!found) throw new Error(`${MARKS}/${mark}.tsx has no docstring that begins with "${mark}:".`);
  const text = found[1].replace(/\n \* /g, " ");
  return text[0].toUpperCase() + text.slice(1);
}

export default function Marks() {
  const marks = EXAMPLES.flatMap((file) =>
    [...readFileSync(`${MARKS}/${file}`, "utf8").matchAll(/^ {2}mark: "(\w+)"/gm)].map(([, mark]) => mark),
  );
  const sentences = Object.fromEntries(marks.map((mark) => [mark, sentenceOf(mark)]));
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Marks</h1>
        <p className={page.lead}>
          An example of each mark that the figures are made of, as the tests store it. Each is shown in both
          themes.
        </p>
      </header>
      <MarkGallery sentences={sentences} />
    </Shell>
  );
}
