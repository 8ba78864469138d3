import Link from "next/link";
import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Gallery } from "@/app/(book)/figures/Gallery";
import { stillRatios } from "@/app/(book)/figures/stillRatios";
import { allEntries } from "@/components/figures/entries";

export const generateMetadata = () => headOf(pageIn("en", "figures"));

export default async function Figures() {
  const entries = await allEntries();
  return (
    <Shell page="figures">
      <PageHead title="Figures">
        Every figure of the book, as a still picture until it is wanted live. Set it up as your lesson needs
        it: the link and the frame below it keep the settings. To lock or hide options,{" "}
        <Link href="/embed/">set it up for the pages of your course</Link>.
      </PageHead>
      <Gallery entries={entries} ratios={stillRatios(entries)} />
    </Shell>
  );
}
