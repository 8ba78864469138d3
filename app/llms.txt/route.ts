import { CHAPTER_PAGES, GERMAN_PAGES, OTHER_PAGES } from "@/app/_shell/pages";
import { DESCRIPTION, siteUrl } from "@/app/_shell/site";
import { allEntries } from "@/components/figures/entries";

export const dynamic = "force-static";

/** Answers with an overview of the site for language models, in the format of llmstxt.org. */
export async function GET() {
  const site = siteUrl();
  const line = (title: string, path: string, text: string) => `- [${title}](${site}${path}): ${text}`;
  const list = (pages: readonly { title: string; path: string; description: string }[]) =>
    pages.map(({ title, path, description }) => line(title, path, description));
  const figures = (await allEntries()).map(({ name, title, caption }) =>
    line(title, `/embed/${name}/`, caption),
  );
  const text = [
    "# Blockwise",
    "",
    `> ${DESCRIPTION}`,
    "",
    "The paper is “8-bit Optimizers via Block-wise Quantization”, https://arxiv.org/abs/2110.02861.",
    "",
    "## Chapters",
    "",
    ...list(CHAPTER_PAGES),
    "",
    "## Pages",
    "",
    ...list(Object.values(OTHER_PAGES)),
    "",
    "## Figures",
    "",
    ...figures,
    "",
    "## Languages",
    "",
    "All pages are in English. These are in German too:",
    "",
    ...list(GERMAN_PAGES),
    "",
  ].join("\n");
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
