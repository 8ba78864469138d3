import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { germanSearch } from "@/app/(book)/search/messages.de";
import { Search } from "@/app/(book)/search/Search";
import { FigureTranslation } from "@/components/controls/words";
import { germanGlossary } from "@/content/de/glossary";
import { german } from "@/content/de/vocabulary";

export const generateMetadata = () => headOf(pageIn("de", "search"));

/** Words of the glossary that the page offers before a query. */
const EXAMPLES = ["absmax", "dynamic-map", "second-moment"].map((name) => germanGlossary[name].word);

export default function SearchPage() {
  return (
    <Shell t={german} page="search">
      <PageHead title="Suche">
        Findet die Abschnitte der Kapitel, die jedes Wort Ihrer Anfrage enthalten, auch unter den Begriffen
        und Quellen. Kapitel, die noch nicht übersetzt sind, werden auf Englisch durchsucht. Die Suche läuft
        in Ihrem Browser; die Anfrage wird nirgendwohin gesendet.
      </PageHead>
      <noscript>
        <p>Die Suche braucht Skripte. Ohne sie führt die Liste der Kapitel im Kopf der Seite überallhin.</p>
      </noscript>
      <FigureTranslation locale="de" list={germanSearch}>
        <Search examples={EXAMPLES} />
      </FigureTranslation>
    </Shell>
  );
}
