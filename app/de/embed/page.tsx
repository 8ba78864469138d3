import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { wholeTitle } from "@/app/_shell/rootMetadata";
import { Shell } from "@/app/_shell/Shell";
import { germanWizard } from "@/app/embed/messages.de";
import { offeredFigures } from "@/app/embed/offered";
import { Wizard } from "@/app/embed/Wizard";
import { FigureTranslation } from "@/components/controls/words";
import { german } from "@/content/de/vocabulary";

const head = pageIn("de", "embed");

export const generateMetadata = async () => ({
  ...(await headOf(head)),
  // The template of the layout beside this page is for pages in folders below.
  title: { absolute: wholeTitle(head.title) },
});

/** The page in German where teachers set up a figure for their own pages. */
export default async function GermanWizardPage() {
  return (
    <Shell t={german} page="embed">
      <PageHead title="Eine Abbildung einbetten">
        Wählen Sie eine Abbildung und stellen Sie sie ein, indem Sie sie benutzen. Sperren oder verbergen Sie,
        was Ihre Lernenden nicht ändern sollen, sehen Sie sich das Ergebnis in drei Breiten an und kopieren
        Sie, was Ihre Kursseite braucht.
      </PageHead>
      <FigureTranslation locale="de" list={germanWizard}>
        <Wizard figures={await offeredFigures("de")} />
      </FigureTranslation>
    </Shell>
  );
}
