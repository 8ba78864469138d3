/** Makes the page of a translated chapter: its translated blocks, and the others in English (translation.mjs). */
import { readFileSync } from "node:fs";
import { blocksOf, changesSince, translatedBlocks } from "./translation.mjs";

/** Folders of translations, of which each is named after its language. */
const IN_TRANSLATION = /[/\\]content[/\\]de[/\\]([\w-]+\.mdx)$/;

const element = (name, attributes, children) => ({
  type: "mdxJsxFlowElement",
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    type: "mdxJsxAttribute",
    name: key,
    value: String(value),
  })),
  children,
});

export default function remarkTranslation() {
  return (tree, file) => {
    const [, name] = IN_TRANSLATION.exec(file.path ?? "") ?? [];
    if (!name) return;
    const english = readFileSync(new URL(`../chapters/${name}`, import.meta.url), "utf8");
    const blocks = blocksOf(this.parse(english), english);
    const translated = translatedBlocks(tree);
    const { missing } = changesSince(blocks, translated);
    tree.children = [
      element("TranslationNote", { missing: missing.length }, []),
      ...blocks.flatMap(({ node, mark }) => {
        if (!mark) return [node];
        return translated.get(mark) ?? [element("Untranslated", {}, [node])];
      }),
    ];
  };
}
