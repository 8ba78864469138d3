/**
 * Writes the training text of the character model, lib/tasks/chars/book.json: the prose of this book's
 * chapters.
 *
 *   node tools/assets/training-text.mjs
 *
 * The text is a committed file and not made at each build, so that runs give the same numbers until the text
 * is updated on purpose.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = `${root}content/chapters/`;

/** Marks a place that held something other than text: the sentence around it is left out. */
const hole = "\u0000";

/** Replaces typographic characters by those of a keyboard: the model has fewer characters to learn. */
const plain = [
  [/[’‘]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—−]/g, "-"],
  [/…/g, "..."],
];

/**
 * Returns the prose of a chapter, one paragraph a line.
 *
 * @param {string} source MDX of the chapter
 */
function proseOf(source) {
  let text = source
    .replace(/```[\s\S]*?```|\$\$[\s\S]*?\$\$/g, "\n\n")
    .replace(
      /<(Exercise|Predict|Choice|Remember|Answer)\b[^>]*>|<\/(Exercise|Predict|Choice|Remember|Answer)>/g,
      "\n\n",
    )
    .replace(/^#+ /gm, "")
    .replace(/<Term name="([^"]*)" \/>/g, (_, name) => name.replaceAll("-", " "))
    .replace(/ ?<Cite [^>]*\/>/g, "")
    .replace(/<(Value|Paper)\b[^>]*\/>|\$[^$\n]+\$/g, hole)
    .replace(/<[^>]*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^- /gm, "\n")
    .replace(/[*`_]/g, "");
  for (const [from, to] of plain) text = text.replace(from, to);
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) =>
    paragraph
      .replace(/\s+/g, " ")
      .split(/(?<=[.?!:]) /)
      .filter(
        (sentence) => !sentence.includes(hole) && /^[\x20-\x7e]*$/.test(sentence) && !sentence.includes("|"),
      )
      .join(" ")
      .trim(),
  );
  return paragraphs.filter((paragraph) => paragraph.length > 40).join("\n");
}

const text = readdirSync(folder)
  .filter((name) => name.endsWith(".mdx"))
  .sort()
  .map((name) => proseOf(readFileSync(folder + name, "utf8")))
  .join("\n");

const file = "lib/tasks/chars/book.json";
writeFileSync(root + file, `${JSON.stringify({ characters: [...new Set(text)].sort().join(""), text })}\n`);
console.log(`${file}: ${text.length} characters, ${new Set(text).size} of them different`);
