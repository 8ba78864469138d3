import type { MetadataRoute } from "next";
import { PATHS } from "@/app/_shell/pages";
import { siteUrl } from "@/app/_shell/site";

export const dynamic = "force-static";

/** Lists the pages that search engines should visit. */
export default function sitemap(): MetadataRoute.Sitemap {
  return PATHS.map((path) => ({ url: `${siteUrl()}${path}` }));
}
