import Link from "next/link";
import { entriesIn } from "@/app/_shell/figureEntries";
import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Gallery } from "@/app/(book)/figures/Gallery";
import { germanGallery } from "@/app/(book)/figures/messages.de";
import { stillRatios } from "@/app/(book)/figures/stillRatios";
import { FigureTranslation } from "@/components/controls/words";
import { german } from "@/content/de/vocabulary";

export const generateMetadata = () => headOf(pageIn("de", "figures"));

export default async function Figures() {
  const entries = await entriesIn("de");
  return (
    <Shell t={german} page="figures">
      <PageHead title="Abbildungen">
        Alle Abbildungen des Buchs, jede als Standbild, bis Sie sie lebendig machen. Stellen Sie eine so ein,
        wie Ihr Unterricht sie braucht: Link und Rahmen darunter behalten die Einstellungen. Um Einstellungen
        zu sperren oder zu verbergen, <Link href="/de/embed/">richten Sie sie für Ihre Kursseiten ein</Link>.
        Abbildungen, die noch nicht übersetzt sind, folgen auf Englisch.
      </PageHead>
      <FigureTranslation locale="de" list={germanGallery}>
        <Gallery entries={entries} ratios={stillRatios(entries)} />
      </FigureTranslation>
    </Shell>
  );
}
