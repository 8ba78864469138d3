import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { OTHER_PAGES, pageIn } from "@/app/_shell/pages";
import { wholeTitle } from "@/app/_shell/rootMetadata";
import { Shell } from "@/app/_shell/Shell";
import { offeredFigures } from "@/app/embed/offered";
import { Wizard } from "@/app/embed/Wizard";

export const generateMetadata = async () => ({
  ...(await headOf(pageIn("en", "embed"))),
  // The template of the layout beside this page is for pages in folders below.
  title: { absolute: wholeTitle(OTHER_PAGES.embed.title) },
});

/** The page where teachers set up a figure for their own pages. */
export default async function EmbedWizardPage() {
  return (
    <Shell page="embed">
      <PageHead title="Embed a figure">
        Choose a figure and set it up by using it. Lock or hide what your students should not change, look at
        it at three widths, and copy what your host needs.
      </PageHead>
      <Wizard figures={await offeredFigures("en")} />
    </Shell>
  );
}
