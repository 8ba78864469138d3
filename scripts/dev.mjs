/** The development server: pages through Next, the engine's worker rebuilt at each change. */
import { spawn } from "node:child_process";
import { ensureInstalled } from "./install.mjs";

ensureInstalled();
const { watchWorker, root } = await import("./bundle.mjs");
await watchWorker();
const next = spawn(
  process.execPath,
  [`${root}node_modules/next/dist/bin/next`, "dev", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } },
);
next.on("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => next.kill(signal));
