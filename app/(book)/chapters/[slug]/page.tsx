import { notFound } from "next/navigation";
import { ChapterPage } from "@/app/_shell/ChapterPage";
import { chapterHead, listedAt } from "@/app/_shell/chapterPages";
import { chapters } from "@/content/chapters";
import { english } from "@/lib/i18n/english";

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => chapters.map(({ slug }) => ({ slug }));

export const generateMetadata = async ({ params }: Props) => chapterHead("en", (await params).slug);

export default async function Page({ params }: Props) {
  const found = listedAt("en", (await params).slug);
  if (!found) notFound();
  const { load, ...listed } = found;
  const { default: Text } = await load();
  return (
    <ChapterPage t={english} {...listed}>
      <Text />
    </ChapterPage>
  );
}
