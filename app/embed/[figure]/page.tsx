import type { Metadata } from "next";
import { Embed } from "@/components/figure/Embed";
import { FIGURES, figureNamed } from "@/components/figures/registry";

interface Props {
  readonly params: Promise<{ figure: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => FIGURES.map(({ name }) => ({ figure: name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = figureNamed((await params).figure);
  // Search engines should find the chapter, not the frame.
  return entry ? { title: entry.title, description: entry.caption, robots: { index: false } } : {};
}

export default async function EmbedPage({ params }: Props) {
  const { figure } = await params;
  const entry = figureNamed(figure);
  return entry ? <Embed entry={entry} /> : <p role="alert">There is no figure called “{figure}”.</p>;
}
