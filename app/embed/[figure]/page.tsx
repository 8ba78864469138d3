import type { Metadata } from "next";
import { siteUrl } from "@/app/_shell/site";
import { TestSwitches } from "@/app/_shell/switches/TestSwitches";
import { CARD, stillDocument } from "@/app/still/[file]/stills";
import { FIGURE_NAMES } from "@/components/figures";
import { entryOf } from "@/components/figures/entries";
import { EmbeddedFigure } from "@/components/figures/LiveFigure";

interface Props {
  readonly params: Promise<{ figure: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => FIGURE_NAMES.map((name) => ({ figure: name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = await entryOf((await params).figure);
  if (!entry) return {};
  const { name, title, caption, chapter } = entry;
  const { alternative } = stillDocument(entry);
  const picture = { url: `${siteUrl()}/still/${name}-light.png`, ...CARD, alt: alternative };
  return {
    title,
    description: caption,
    // Search engines should find the chapter, not the frame.
    robots: { index: false },
    alternates: {
      canonical: chapter === "" ? `${siteUrl()}/` : `${siteUrl()}/chapters/${chapter}/`,
      types: { "application/json+oembed": [{ url: `${siteUrl()}/oembed/${name}.json`, title }] },
    },
    openGraph: { title, description: caption, type: "article", images: [picture] },
    twitter: { card: "summary_large_image", title, description: caption, images: [picture] },
  };
}

export default async function EmbedPage({ params }: Props) {
  const { figure } = await params;
  const entry = await entryOf(figure);
  if (!entry) return <p role="alert">There is no figure called “{figure}”.</p>;
  return (
    <>
      <EmbeddedFigure entry={entry} />
      <TestSwitches />
    </>
  );
}
