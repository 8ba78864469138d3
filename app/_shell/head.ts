import type { Metadata } from "next";
import { siteUrl } from "@/app/_shell/site";
import { CARD, stillDocument } from "@/app/still/[file]/stills";
import { fileNameOf } from "@/components/figure/links";
import { entryOf } from "@/components/figures/entries";
import type { Locale } from "@/lib/i18n/locales";

interface Head {
  /** Without the name of the site; none for the cover, whose title the layout has. */
  readonly title?: string;
  readonly description: string;
  /** Path below the site, with a slash at both ends. */
  readonly path: string;
  readonly type?: "website" | "article";
  /** Name of the figure whose still picture stands beside shared links. */
  readonly figure?: string;
  /** Language of the page. */
  readonly locale?: Locale;
  /** Paths of the page in all its languages, if there are several; the English one is for all other readers. */
  readonly languages?: Readonly<Partial<Record<Locale, string>>>;
}

/** Returns what the head of a page says to search engines and to sites that show a link to it. */
export async function headOf({
  title,
  description,
  path,
  type = "website",
  figure = "twin-run",
  locale = "en",
  languages = {},
}: Head): Promise<Metadata> {
  const entry = await entryOf(figure, locale);
  const others = Object.entries(languages).map(([language, at]) => [language, `${siteUrl()}${at}`]);
  const images = entry && [
    {
      url: `${siteUrl()}/still/${fileNameOf(entry)}-light.png`,
      ...CARD,
      alt: stillDocument(entry).alternative,
    },
  ];
  return {
    // The title of the layout holds only where a page names none, and undefined counts as a name.
    ...(title !== undefined && { title }),
    description,
    alternates: {
      canonical: `${siteUrl()}${path}`,
      ...(others.length > 1 && {
        languages: Object.fromEntries([...others, ["x-default", `${siteUrl()}${languages.en}`]]),
      }),
      types: { "application/rss+xml": [{ url: `${siteUrl()}/feed.xml`, title: "Changes to Blockwise" }] },
    },
    // A page's own openGraph replaces that of the layout as a whole, so the name of the site is repeated.
    openGraph: {
      title,
      description,
      type,
      siteName: "Blockwise",
      locale,
      url: `${siteUrl()}${path}`,
      images,
    },
    twitter: { card: "summary_large_image", title, description, images },
  };
}
