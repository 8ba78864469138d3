import type { Metadata } from "next";
import page from "@/app/_shell/Page.module.css";
import { Shell } from "@/app/_shell/Shell";
import { Gallery } from "@/app/(book)/playground/Gallery";
import { allEntries } from "@/components/figures/entries";

export const metadata: Metadata = {
  title: "Figures",
  description: "Every live figure of the book, with its own address and the line that embeds it in a page.",
};

export default async function Playground() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Figures</h1>
        <p className={page.lead}>
          Every live figure of the book. Each has an address of its own, without header or footer, and keeps
          its settings in the link: set it up as your lesson needs it, then take the link or the frame from
          its menu.
        </p>
      </header>
      <Gallery entries={await allEntries()} />
    </Shell>
  );
}
