import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import createMdx from "@next/mdx";

/**
 * Where the site will live below its host, for example /blockwise on a project page. Empty for a host of its own.
 */
const basePath = process.env.BLOCKWISE_BASE_PATH ?? "";

const apparatus = fileURLToPath(new URL("./content/mdx/rehype-apparatus.mjs", import.meta.url));
/** Turbopack's cache does not watch plugin files: without this a chapter keeps what an older plugin made of it. */
const apparatusVersion = createHash("sha256").update(readFileSync(apparatus)).digest("hex");

const translation = fileURLToPath(new URL("./content/mdx/remark-translation.mjs", import.meta.url));
/** A translated chapter is made of the English one too, whose changes the cache does not see either. */
const chaptersVersion = readdirSync(new URL("./content/chapters/", import.meta.url))
  .filter((name) => name.endsWith(".mdx"))
  .reduce(
    (hash, name) => hash.update(readFileSync(new URL(`./content/chapters/${name}`, import.meta.url))),
    createHash("sha256").update(readFileSync(translation)),
  )
  .digest("hex");

// Turbopack takes MDX plugins by name only: functions cannot cross into its workers.
const withMdx = createMdx({
  options: {
    remarkPlugins: ["remark-gfm", "remark-math", [translation, { version: chaptersVersion }]],
    rehypePlugins: ["rehype-slug", "rehype-katex", [apparatus, { version: apparatusVersion }]],
  },
});

export default withMdx({
  output: "export",
  // Without it /chapters/x needs a host that maps it to x.html.
  trailingSlash: true,
  pageExtensions: ["ts", "tsx", "mdx"],
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  // Citation.js registers its parsers on import; bundling would drop them.
  // The others draw the PNG files of still pictures, with binaries of their own.
  serverExternalPackages: ["@citation-js/core", "@citation-js/plugin-bibtex", "sharp", "woff2-encoder"],
  // `npm test` checks the types in a stage of its own, and does not check them a second time.
  typescript: { ignoreBuildErrors: process.env.BLOCKWISE_TYPES_CHECKED === "1" },
  experimental: {
    // The page for what does not exist stands by itself. As app/not-found.tsx it is sent along with every page, embeds
    // too, with its scripts and a style sheet that they have no use for (Next's docs, file convention not-found).
    globalNotFound: true,
  },
  turbopack: { rules: { "*.wgsl": { loaders: ["raw-loader"], as: "*.js" } } },
});
