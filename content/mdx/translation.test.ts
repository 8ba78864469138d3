import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changesOf, parse } from "@/scripts/translations.mjs";
import remarkTranslation from "./remark-translation.mjs";
import { blocksOf, changesSince, markOf, translatedBlocks } from "./translation.mjs";

const blocks = (text: string) => blocksOf(parse(text), text);

describe("the mark of a block", () => {
  it("is the same for other line breaks and another one for other words", () => {
    expect(markOf("One\nword.")).toBe(markOf("One word. "));
    expect(markOf("One word.")).not.toBe(markOf("Two words."));
  });

  it("stands for paragraphs, headings and questions, and not for figures", () => {
    const found = blocks('## Head\n\nText.\n\n<Figure name="x" />\n\n<Remember>\n\nThis.\n\n</Remember>\n');
    expect(found.map(({ mark }) => mark !== undefined)).toEqual([true, true, false, true]);
  });
});

describe("a translation", () => {
  const english = "Kept.\n\nChanged since.\n\nNew.";
  const german = `{/* source ${markOf("Kept.")} */}\n\nBehalten.\n\n{/* source ${markOf("Old.")} */}\n\nAlt.\n`;

  it("lists what was changed since and what is new", () => {
    const { missing, outdated } = changesSince(blocks(english), translatedBlocks(parse(german)));
    expect(missing.map(({ source }) => source)).toEqual(["Changed since.", "New."]);
    expect(outdated).toEqual([markOf("Old.")]);
  });

  it("has a mark before each block, and each mark once", () => {
    expect(() => translatedBlocks(parse("Ohne Marke."))).toThrow("a block without a mark");
    expect(() => translatedBlocks(parse(german + german))).toThrow(/stands in the translation twice/);
  });
});

describe.each(readdirSync(join(import.meta.dirname, "../de")).filter((name) => name.endsWith(".mdx")))(
  "content/de/%s",
  (name) => {
    const path = join(import.meta.dirname, "../de", name);
    const text = readFileSync(path, "utf8");
    const tree = parse(text);
    const merge = remarkTranslation.call({ parse } as never);
    merge(tree as never, { path } as never);
    const english = readFileSync(join(import.meta.dirname, "../chapters", name), "utf8");
    const { missing } = changesOf(name.replace(".mdx", ""));

    it("shows each block of the chapter once, in English only where the translation lacks it", () => {
      const names = tree.children.flatMap((node) => ("name" in node ? [node.name] : []));
      expect(names.filter((each) => each === "Untranslated")).toHaveLength(missing.length);
      // The first element is the note on the translation.
      expect(tree.children.length - 1).toBe(blocks(english).length);
    });

    it("has the numbers, claims, sources and questions of its chapter", () => {
      const tags = (source: string) =>
        [...source.matchAll(/<(Value|Claim|Cite|Paper|Exercise|Predict) [^>]*/g)].map(([tag]) =>
          tag.replace(/ (choices|right)="[^"]*"/g, ""),
        );
      const offered = new Set(tags(english));
      // A block that was changed since may have numbers that the chapter has no more.
      if (missing.length === 0) expect(tags(text).filter((tag) => !offered.has(tag))).toEqual([]);
    });
  },
);
