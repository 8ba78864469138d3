import type { Metadata } from "next";
import { entryIn } from "@/app/_shell/figureEntries";
import { siteUrl } from "@/app/_shell/site";
import { CARD, stillDocument } from "@/app/still/[file]/stills";
import { fileNameOf, homePath } from "@/components/figure/links";
import type { Locale } from "@/lib/i18n/locales";

/** Returns the head of a figure's page for frames. */
export async function embedHead(locale: Locale, figure: string): Promise<Metadata> {
  const entry = await entryIn(locale, figure);
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
