/**
 * Writes the reference of the package's entries from the docstrings into dist/package-docs: `npm run docs:package`.
 */
import { join } from "node:path";
import { ensureInstalled } from "../scripts/setup/install.mjs";
import { NAME, sources } from "./build.mjs";

ensureInstalled();
const { Application } = await import("typedoc");
const { root } = await import("../scripts/bundle.mjs");
const app = await Application.bootstrap({
  name: NAME,
  entryPoints: Object.values(sources).map((path) => join(root, path)),
  tsconfig: join(root, "tsconfig.json"),
  // The stage "types" has checked them.
  skipErrorChecking: true,
  readme: "none",
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
});
const project = await app.convert();
if (!project) throw new Error("typedoc could not read the sources.");
// Readers import entries, not sources.
for (const [entry, path] of Object.entries(sources)) {
  const given = path.replace(/^lib\//, "").replace(/(\/index)?\.ts$/, "");
  const found = project.children?.find(({ name }) => name === given);
  if (!found) throw new Error(`typedoc has no module ${given}.`);
  found.name = entry === "index" ? NAME : `${NAME}/${entry}`;
}
const out = join(root, "dist/package-docs");
await app.generateDocs(project, out);
console.log(join(out, "index.html"));
