/** Starts the development server: Next serves the pages, and esbuild rebuilds the workers at each change. */
import { spawn } from "node:child_process";
import { ensureInstalled } from "./setup/install.mjs";

ensureInstalled();
const { watchWorkers, root } = await import("./bundle.mjs");
const { writeReference } = await import("../package/reference.mjs");
await Promise.all([watchWorkers(), writeReference(root)]);
const next = spawn(
  process.execPath,
  [`${root}node_modules/next/dist/bin/next`, "dev", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } },
);
next.on("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => next.kill(signal));
