import type { Metadata } from "next";
import { Embed } from "@/components/figure/Embed";
import { WIDGETS, widgetNamed } from "@/components/figures/registry";

interface Props {
  readonly params: Promise<{ widget: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () => WIDGETS.map(({ name }) => ({ widget: name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = widgetNamed((await params).widget);
  // Search engines should find the chapter, not the frame.
  return entry ? { title: entry.title, description: entry.caption, robots: { index: false } } : {};
}

export default async function EmbedPage({ params }: Props) {
  const { widget } = await params;
  const entry = widgetNamed(widget);
  return entry ? <Embed entry={entry} /> : <p role="alert">There is no widget called “{widget}”.</p>;
}
