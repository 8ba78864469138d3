import type { MetadataRoute } from "next";
import { CHAPTER_PAGES, GERMAN_PAGES, OTHER_PAGES } from "@/app/_shell/pages";
import { siteUrl } from "@/app/_shell/site";

export const dynamic = "force-static";

/** Lists the pages that search engines should visit. */
export default function sitemap(): MetadataRoute.Sitemap {
  const pages = [
    "/",
    ...[...CHAPTER_PAGES, ...Object.values(OTHER_PAGES), ...GERMAN_PAGES].map(({ path }) => path),
  ];
  return pages.map((path) => ({ url: `${siteUrl()}${path}` }));
}
