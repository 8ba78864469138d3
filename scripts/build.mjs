/** Builds the static export into out/: first the workers and what pages read, then the pages, then what is made of the pages. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { ensureInstalled } from "./setup/install.mjs";

ensureInstalled();
const { buildWorkers, root } = await import("./bundle.mjs");
const { writeReference } = await import("../package/reference.mjs");
// A file left in out/ by an earlier build would be served as part of this one.
rmSync(`${root}out`, { recursive: true, force: true });
await Promise.all([buildWorkers(), writeReference(root)]);
execFileSync(process.execPath, [`${root}node_modules/next/dist/bin/next`, "build"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
});
const { restEmbeds } = await import("./rest-embeds.mjs");
const { writeSearchIndex } = await import("./search-index.mjs");
const { writeServiceWorker } = await import("./service-worker.mjs");
restEmbeds(`${root}out`);
writeSearchIndex(`${root}out`);
const { writePolicies } = await import("./policy.mjs");
await writePolicies(root, `${root}out`);
const { writeHeaders } = await import("./headers.mjs");
writeHeaders(`${root}out`, process.env.BLOCKWISE_BASE_PATH ?? "");
await writeServiceWorker(root, `${root}out`);
