import { notFound } from "next/navigation";
import { ChapterPage } from "@/app/_shell/ChapterPage";
import { chapterHead, listedAt } from "@/app/_shell/chapterPages";
import { germanChapters } from "@/content/de/chapters";
import { german, germanVocabulary } from "@/content/de/vocabulary";

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () =>
  Object.keys(germanChapters)
    .filter((slug) => germanChapters[slug].load)
    .map((slug) => ({ slug }));

export const generateMetadata = async ({ params }: Props) => chapterHead("de", (await params).slug);

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const found = listedAt("de", slug);
  const text = await germanChapters[slug]?.load?.();
  if (!found || !text) notFound();
  const { chapter, previous, next } = found;
  const { default: Text } = text;
  return (
    <ChapterPage t={german} chapter={chapter} previous={previous} next={next}>
      <Text components={germanVocabulary} />
    </ChapterPage>
  );
}
