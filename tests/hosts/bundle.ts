import { build } from "esbuild";
import { HOSTS } from "./packages.mjs";

const EMPTY = [".css", ".woff", ".woff2", ".ttf", ".eot", ".svg", ".png"];

/**
 * Bundles a page's script that uses the hosts' packages, without their styles and fonts.
 *
 * @param contents the script, with JSX
 * @param alias folders of packages that take the place of others, by name
 */
export async function bundled(
  contents: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: HOSTS, loader: "jsx" },
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    logLevel: "error",
    alias,
    define: {
      "process.env.NODE_ENV": '"production"',
      global: "globalThis",
      __webpack_public_path__: "globalThis.publicPath",
    },
    loader: Object.fromEntries(EMPTY.map((ending) => [ending, "empty"])),
  });
  return outputFiles[0].text;
}
