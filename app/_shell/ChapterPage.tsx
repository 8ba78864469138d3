import type { ReactNode } from "react";
import { preload } from "react-dom";
import { ChapterHead } from "@/app/_shell/ChapterHead";
import { PrintedFolds } from "@/app/_shell/PrintedFolds";
import { ReadingProgress } from "@/app/_shell/ReadingProgress";
import { Shell } from "@/app/_shell/Shell";
import { Turn } from "@/app/_shell/Turn";
import { Prose } from "@/components/prose/Prose";
import type { ListedChapter } from "@/content/translations";
import type { Translate } from "@/lib/i18n/translate";

/** The face of the question below the title: where it came late, the question took another number of lines. */
const italic = new URL(
  "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
  import.meta.url,
);

interface ChapterPageProps {
  readonly t: Translate;
  readonly chapter: ListedChapter;
  readonly previous?: ListedChapter;
  readonly next?: ListedChapter;
  /** The text of the chapter. */
  readonly children: ReactNode;
}

/** The page of a chapter in its language. */
export function ChapterPage({ t, chapter, previous, next, children }: ChapterPageProps) {
  preload(italic.href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <Shell t={t} current={chapter.slug}>
      <ReadingProgress slug={chapter.slug} />
      <PrintedFolds />
      <article>
        <ChapterHead t={t} chapter={chapter} />
        <Prose>{children}</Prose>
      </article>
      <Turn t={t} previous={previous} next={next} />
    </Shell>
  );
}
