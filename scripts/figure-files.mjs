/**
 * Builds the parts of the files by which readers keep a figure (components/figure/figureFile.ts): one script with all
 * that the figure needs, its style, and the list of the workers and pictures that it asks for. The words of figures in other languages are files beside them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Entry of a figure's file as a module that is written nowhere. */
const FIGURE = /^figure:/;

/** Returns the text of the module that opens a figure. */
const entryOf = (name, heights) => `
  import view from "@/components/figures/${name}/view";
  import { figure } from "@/components/figures/${name}/figure";
  import { openFile } from "@/carriers/file/openFile";
  openFile("${name}", figure, view, ${JSON.stringify(heights)});`;

/** Plug-in of esbuild that resolves the entries of figures. */
const entries = (root, heights) => ({
  name: "figure-files",
  setup(builder) {
    builder.onResolve({ filter: FIGURE }, ({ path }) => ({
      path: path.replace(FIGURE, ""),
      namespace: "figure-file",
    }));
    builder.onLoad({ filter: /.*/, namespace: "figure-file" }, ({ path }) => ({
      contents: entryOf(path, heights[path] ?? []),
      resolveDir: root,
    }));
  },
});

/** Plug-in of esbuild that leaves out the fonts for which figures have no use: italics and other letters. */
const fewFonts = {
  name: "few-fonts",
  setup(builder) {
    builder.onResolve({ filter: /\.woff2$/ }, ({ path }) =>
      /-(latin|greek)-wght-normal\.woff2$/.test(path) ? undefined : { path, external: true },
    );
  },
};

/**
 * Returns the paths on the site of the files that a script names: the engine's workers and the still pictures.
 *
 * @param {string} script
 * @param {string} name of the figure
 * @param {string} pictures folder of the still pictures
 */
export function carriedBy(script, name, pictures) {
  const workers = [...script.matchAll(/\/engine\/[\w-]+\.js/g)].map(([path]) => path);
  const stills = [name, `${name}-narrow`].filter((each) => existsSync(`${pictures}/${each}.svg`));
  return [...new Set(workers)].sort().concat(stills.map((each) => `/posters/${each}.svg`));
}

/** Returns the messages of the interface and the words of the figures in German. */
async function germanWords(shared) {
  const { outputFiles } = await build({
    ...shared,
    stdin: {
      contents: `export { de } from "@/lib/i18n/de"; export { GERMAN } from "@/components/figures/german";`,
      loader: "ts",
      resolveDir: shared.absWorkingDir,
    },
    format: "esm",
    platform: "node",
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/**
 * Writes the parts of all figures into public/figure-files.
 *
 * @param {string} root path of the repository, with a slash at the end
 */
export async function writeFigureFiles(root) {
  const views = `${root}components/figures`;
  const names = readdirSync(views).filter((name) => existsSync(`${views}/${name}/view.tsx`));
  const heights = JSON.parse(readFileSync(`${views}/heights.json`, "utf8"));
  const shared = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    target: "es2022",
    tsconfig: "tsconfig.json",
    logLevel: "warning",
    loader: { ".wgsl": "text", ".woff2": "dataurl" },
  };
  const figures = await build({
    ...shared,
    entryPoints: names.map((name) => ({ in: `figure:${name}`, out: name })),
    outdir: "public/figure-files",
    format: "iife",
    platform: "browser",
    jsx: "automatic",
    // tfjs requires Node's modules in branches that only run in Node.
    external: ["util", "crypto", "node-fetch", "string_decoder"],
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.NEXT_PUBLIC_BASE_PATH": "blockwiseFile.site",
    },
    // The figure's style comes after those that it composes, as in the site.
    logOverride: { "undefined-composes-from": "silent" },
    plugins: [entries(root, heights)],
  });
  const style = await build({
    ...shared,
    stdin: {
      contents: ["fonts", "tokens", "globals"].map((name) => `@import "./app/${name}.css";`).join("\n"),
      loader: "css",
      resolveDir: root,
    },
    plugins: [fewFonts],
  });

  const folder = `${root}public/figure-files`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const faces = style.outputFiles[0].text.replace(/@font-face\{(?![^}]*url\("?data:)[^}]*\}/g, "");
  writeFileSync(`${folder}/style.css`, faces);
  const { de, GERMAN } = await germanWords(shared);
  writeFileSync(`${folder}/de.json`, JSON.stringify(de));
  for (const [name, words] of Object.entries(GERMAN)) {
    const own = { words, heights: heights[`${name}.de`] ?? heights[name] ?? [] };
    writeFileSync(`${folder}/${name}.de.json`, JSON.stringify(own));
  }
  const textOf = (name, ending) =>
    figures.outputFiles.find(({ path }) => extname(path) === ending && basename(path, ending) === name)
      ?.text ?? "";
  for (const name of names) {
    const script = textOf(name, ".js");
    const parts = {
      style: textOf(name, ".css"),
      script,
      carries: carriedBy(script, name, `${root}public/posters`),
    };
    writeFileSync(`${folder}/${name}.bin`, gzipSync(JSON.stringify(parts)));
  }
}
