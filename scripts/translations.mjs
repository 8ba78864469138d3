/**
 * Lists what has changed in the chapters since they were translated, and what was never translated:
 *
 *   node scripts/translations.mjs [chapter ...]
 *
 * Each missing block is printed with its mark, ready to be pasted into content/de and translated. Without a name it also
 * lists the words without a key of all folders whose words are to have keys; the type of each message file asks for
 * its keys. Ends with status 1 if anything is listed that is not in a folder that is known to be unfinished.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createProcessor } from "@mdx-js/mdx";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { blocksOf, changesSince, translatedBlocks } from "../content/mdx/translation.mjs";
import { foldersWithWords, unkeyedWords } from "./literals.mjs";

const content = fileURLToPath(new URL("../content/", import.meta.url));
const processor = createProcessor({ remarkPlugins: [remarkGfm, remarkMath] });

/** Parses the source of a chapter. @param {string} text */
export const parse = (text) => processor.parse(text);

/** Returns what a translation lacks and what it has too much. @param {string} name of the files, without extension */
export function changesOf(name) {
  const english = readFileSync(`${content}chapters/${name}.mdx`, "utf8");
  const path = `${content}de/${name}.mdx`;
  const german = existsSync(path) ? readFileSync(path, "utf8") : "";
  return changesSince(blocksOf(parse(english), english), translatedBlocks(parse(german)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const names = readdirSync(`${content}de`)
    .filter((file) => file.endsWith(".mdx"))
    .map((file) => file.slice(0, -".mdx".length));
  for (const name of asked.length > 0 ? asked : names) {
    const { missing, outdated } = changesOf(name);
    console.log(`content/de/${name}.mdx: ${missing.length} blocks to translate, ${outdated.length} outdated`);
    for (const mark of outdated) console.log(`\nNo block of the chapter has this mark any more: ${mark}`);
    for (const { mark, source } of missing) console.log(`\n{/* source ${mark} */}\n\n${source}`);
    if (missing.length + outdated.length > 0) process.exitCode = 1;
  }
  for (const folder of asked.length > 0 ? [] : foldersWithWords()) {
    const found = unkeyedWords(folder);
    console.log(`${folder}: ${found.length} words without a key`);
    for (const { file, line, text } of found) console.log(`  ${file}:${line}: ${text}`);
    if (found.length > 0) process.exitCode = 1;
  }
}
