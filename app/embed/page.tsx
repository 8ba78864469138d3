import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { wholeTitle } from "@/app/_shell/rootMetadata";
import { Shell } from "@/app/_shell/Shell";
import { Wizard } from "@/app/embed/Wizard";
import { allEntries } from "@/components/figures/entries";

export const generateMetadata = async () => ({
  ...(await headOf(OTHER_PAGES.embed)),
  // The template of the layout beside this page is for pages in folders below.
  title: { absolute: wholeTitle(OTHER_PAGES.embed.title) },
});

/** The page where teachers set up a figure for their own pages. */
export default async function EmbedWizardPage() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Embed a figure</h1>
        <p className={page.lead}>
          Choose a figure and set it up by using it. Lock or hide what your students should not change, look
          at it at three widths, and copy what your host needs.
        </p>
      </header>
      <Wizard entries={await allEntries()} />
    </Shell>
  );
}
