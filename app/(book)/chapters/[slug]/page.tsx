import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { preload } from "react-dom";
import { ChapterHead } from "@/app/_shell/ChapterHead";
import { headOf } from "@/app/_shell/head";
import { PrintedFolds } from "@/app/_shell/PrintedFolds";
import { ReadingProgress } from "@/app/_shell/ReadingProgress";
import { Shell } from "@/app/_shell/Shell";
import { siteUrl } from "@/app/_shell/site";
import { Turn } from "@/app/_shell/Turn";
import { allEntries } from "@/components/figures/entries";
import { Outline } from "@/components/prose/Passages";
import { Prose } from "@/components/prose/Prose";
import { chapterAt, chapters } from "@/content/chapters";

interface Props {
  readonly params: Promise<{ slug: string }>;
}

/** The face of the question below the title: where it came late, the question took another number of lines. */
const italic = new URL(
  "../../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
  import.meta.url,
);

export const dynamicParams = false;

export const generateStaticParams = () => chapters.map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = chapterAt((await params).slug);
  if (!found) return {};
  const { title, summary, slug } = found.chapter;
  const figures = (await allEntries()).filter((entry) => entry.chapter === slug);
  const oembed = figures.map((entry) => ({
    url: `${siteUrl()}/oembed/${entry.name}.json`,
    title: entry.title,
  }));
  const head = await headOf({
    title,
    description: summary,
    path: `/chapters/${slug}/`,
    type: "article",
    figure: figures[0]?.name,
  });
  const types = { ...head.alternates?.types, "application/json+oembed": oembed };
  return { ...head, alternates: { ...head.alternates, types } };
}

export default async function ChapterPage({ params }: Props) {
  const found = chapterAt((await params).slug);
  if (!found) notFound();
  preload(italic.href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const { chapter, previous, next } = found;
  const { default: Text } = await chapter.load();
  return (
    <Shell current={chapter.slug}>
      <ReadingProgress slug={chapter.slug} />
      <PrintedFolds />
      <article>
        <ChapterHead chapter={chapter} />
        {chapter.status === "outline" && <Outline />}
        <Prose>
          <Text />
        </Prose>
      </article>
      <Turn previous={previous} next={next} />
    </Shell>
  );
}
