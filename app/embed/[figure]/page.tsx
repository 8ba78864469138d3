import type { Metadata } from "next";
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
  // Search engines should find the chapter, not the frame.
  return entry ? { title: entry.title, description: entry.caption, robots: { index: false } } : {};
}

export default async function EmbedPage({ params }: Props) {
  const { figure } = await params;
  const entry = await entryOf(figure);
  return entry ? <EmbeddedFigure entry={entry} /> : <p role="alert">There is no figure called “{figure}”.</p>;
}
