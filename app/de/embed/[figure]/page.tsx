import { notFound } from "next/navigation";
import { embedHead } from "@/app/_shell/embedHead";
import { entryIn } from "@/app/_shell/figureEntries";
import { TestSwitches } from "@/app/_shell/switches/TestSwitches";
import { GERMAN } from "@/components/figures/german";
import { EmbeddedFigure } from "@/components/figures/LiveFigure";

interface Props {
  readonly params: Promise<{ figure: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => Object.keys(GERMAN).map((name) => ({ figure: name }));

export const generateMetadata = async ({ params }: Props) =>
  embedHead(await entryIn("de", (await params).figure));

/** A figure in German as a whole page, for frames of other sites. */
export default async function GermanEmbedPage({ params }: Props) {
  const entry = await entryIn("de", (await params).figure);
  if (!entry?.words) notFound();
  return (
    <>
      <EmbeddedFigure entry={entry} />
      <TestSwitches />
    </>
  );
}
