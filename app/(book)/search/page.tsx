import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Search } from "@/app/(book)/search/Search";
import { glossary } from "@/content/glossary";

export const generateMetadata = () => headOf(pageIn("en", "search"));

/** Words of the glossary that the page offers before a query. */
const EXAMPLES = ["absmax", "dynamic-map", "second-moment"].map((name) => glossary[name].word);

export default function SearchPage() {
  return (
    <Shell page="search">
      <PageHead title="Search">
        Finds the sections of the chapters that contain each word of your query, the terms and the sources
        among them. The search runs in your browser; the query is not sent anywhere.
      </PageHead>
      <noscript>
        <p>The search needs scripts. Without them, the list of chapters in the header leads to every page.</p>
      </noscript>
      <Search examples={EXAMPLES} />
    </Shell>
  );
}
