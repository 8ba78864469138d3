import type { Metadata } from "next";
import { siteUrl } from "@/app/_shell/site";
import { CARD, stillDocument } from "@/app/still/[file]/stills";
import type { FigureEntry } from "@/components/figure/figure";
import { fileNameOf, homePath } from "@/components/figure/links";

/** Returns the head of a figure's page for frames; it is empty where there is no such figure. */
export function embedHead(entry: FigureEntry | undefined): Metadata {
  if (!entry) return {};
  const { title, caption } = entry;
  const file = fileNameOf(entry);
  const { alternative } = stillDocument(entry);
  const picture = { url: `${siteUrl()}/still/${file}-light.png`, ...CARD, alt: alternative };
  return {
    title,
    description: caption,
    // Search engines should find the chapter, not the frame.
    robots: { index: false },
    alternates: {
      canonical: siteUrl() + homePath(entry).replace(/#.*/, ""),
      types: { "application/json+oembed": [{ url: `${siteUrl()}/oembed/${file}.json`, title }] },
    },
    openGraph: { title, description: caption, type: "article", images: [picture] },
    twitter: { card: "summary_large_image", title, description: caption, images: [picture] },
  };
}
