import Link from "next/link";
import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Gallery } from "@/app/(book)/figures/Gallery";
import { allEntries } from "@/components/figures/entries";

export const generateMetadata = () => headOf(OTHER_PAGES.figures);

export default async function Figures() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Figures</h1>
        <p className={page.lead}>
          Every figure of the book, as a still picture until it is wanted live. Set it up as your lesson needs
          it: the link and the frame below it keep the settings. To lock or hide options,{" "}
          <Link href="/embed/">set it up for the pages of your course</Link>.
        </p>
      </header>
      <Gallery entries={await allEntries()} />
    </Shell>
  );
}
