/** The pages of an exported site that readers should find. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the paths of the pages in the sitemap, such as "/chapters/blocks/".
 *
 * @param {string} out folder of the site
 */
export const pathsOfSitemap = (out) =>
  [...readFileSync(join(out, "sitemap.xml"), "utf8").matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    ([, path]) => path,
  );
