import { fileURLToPath } from "node:url";
import createMdx from "@next/mdx";

/**
 * Where the site will live below its host, for example /blockwise on a project page. Empty for a host of its own.
 */
const basePath = process.env.BLOCKWISE_BASE_PATH ?? "";

// Turbopack takes MDX plugins by name only: functions cannot cross into its workers.
const withMdx = createMdx({
  options: {
    remarkPlugins: ["remark-gfm", "remark-math"],
    rehypePlugins: [
      "rehype-slug",
      "rehype-katex",
      fileURLToPath(new URL("./content/mdx/rehype-apparatus.mjs", import.meta.url)),
    ],
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
  serverExternalPackages: ["@citation-js/core", "@citation-js/plugin-bibtex"],
  turbopack: { rules: { "*.wgsl": { loaders: ["raw-loader"], as: "*.js" } } },
});
