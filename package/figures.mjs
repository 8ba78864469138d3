/**
 * Builds the React component of the figures as an ES module package with types into dist/figures:
 * `node package/figures.mjs`. The types of the options come from the figures' tables.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "../scripts/setup/install.mjs";

/** The TypeScript type of an option's value. */
function typeOf(option) {
  if (option.kind === "choice") return option.choices.map(({ value }) => JSON.stringify(value)).join(" | ");
  return { number: "number", toggle: "boolean", text: "string" }[option.kind];
}

/**
 * Returns the type declarations of the package.
 *
 * @param {Record<string, Record<string, { kind: string, help: string, choices?: { value: unknown }[] }>>} tables tables
 *   of options by name of the figure
 */
export function declarationsOf(tables) {
  const figures = Object.entries(tables).map(([name, options]) => {
    const lines = Object.entries(options).map(
      ([option, spec]) => `    /** ${spec.help} */\n    readonly ${option}?: ${typeOf(spec)};`,
    );
    return `  readonly ${JSON.stringify(name)}: {\n${lines.join("\n")}\n  };`;
  });
  return `import type { ReactElement } from "react";

/** Options of each figure. */
export interface FigureOptions {
${figures.join("\n")}
}

/** Message of a figure; docs/embedding.md of the site's repository lists the fields. */
export interface FigureMessage {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Props of a figure. */
export interface FigureProps<N extends keyof FigureOptions> {
  readonly name: N;
  /** Address of the site that has the figures, with a slash at the end. */
  readonly site: string;
  readonly options?: FigureOptions[N];
  /** Settings of the frame, by their keys in the address. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly start?: "near" | "click" | "now";
  readonly title?: string;
  readonly onReady?: (message: FigureMessage) => void;
  readonly onState?: (message: FigureMessage) => void;
  readonly onProgress?: (message: FigureMessage) => void;
  readonly onResult?: (message: FigureMessage) => void;
  readonly onScore?: (message: FigureMessage) => void;
  readonly onProblem?: (message: FigureMessage) => void;
}

/** Shows a figure: its still picture first, and a frame with the live figure when it comes near the viewport. */
export function BlockwiseFigure<N extends keyof FigureOptions>(props: FigureProps<N>): ReactElement;
`;
}

/** Builds the package. @returns {Promise<string>} its folder */
export async function buildFigures(folder = "dist/figures") {
  const { build } = await import("esbuild");
  const { root } = await import("../scripts/bundle.mjs");
  const ours = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const out = join(root, folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
    tsconfig: "tsconfig.json",
    loader: { ".wgsl": "text" },
  };
  await build({
    ...shared,
    entryPoints: ["carriers/react.ts"],
    outfile: join(out, "index.js"),
    external: ["react"],
    minify: true,
  });
  // The definitions are TypeScript: they are bundled, run, and thrown away.
  const entries = readFileSync(join(root, "components/figures/index.ts"), "utf8");
  const names = [...entries.matchAll(/^ {2}"([\w-]+)",$/gm)].map(([, name]) => name);
  const contents = names
    .map((name) => `export { figure as "${name}" } from "./components/figures/${name}/figure.ts";`)
    .join("\n");
  const tables = join(out, "tables.mjs");
  await build({ ...shared, stdin: { contents, resolveDir: root }, outfile: tables, platform: "node" });
  const figures = await import(pathToFileURL(tables).href);
  rmSync(tables);
  const options = Object.fromEntries(names.map((name) => [name, figures[name].options]));
  writeFileSync(join(out, "index.d.ts"), declarationsOf(options));
  const manifest = {
    name: "blockwise-figures",
    version: ours.version,
    description: "Live figures on 8-bit optimizers, as React components",
    license: ours.license,
    type: "module",
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    types: "./index.d.ts",
    peerDependencies: { react: ">=19" },
  };
  writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return out;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  ensureInstalled();
  console.log(await buildFigures());
}
