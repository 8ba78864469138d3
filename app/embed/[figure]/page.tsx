import { embedHead } from "@/app/_shell/embedHead";
import { TestSwitches } from "@/app/_shell/switches/TestSwitches";
import { FIGURE_NAMES } from "@/components/figures";
import { entryOf } from "@/components/figures/entries";
import { EmbeddedFigure } from "@/components/figures/LiveFigure";

interface Props {
  readonly params: Promise<{ figure: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => FIGURE_NAMES.map((name) => ({ figure: name }));

export const generateMetadata = async ({ params }: Props) => embedHead(await entryOf((await params).figure));

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
