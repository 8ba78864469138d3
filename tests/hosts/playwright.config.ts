import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import base from "@/playwright.config";

/** The tests of hosts, the short ones of the site among them. `node scripts/host-matrix.mjs` runs them. */
export default defineConfig({
  ...base,
  testDir: "..",
  testMatch: /(site\/(hosts|host-protocol)|hosts\/\w+)\.spec\.ts$/,
  outputDir: "../../test-results",
  workers: 1,
  retries: 0,
  projects: [{ name: "hosts" }],
  webServer: {
    ...(Array.isArray(base.webServer) ? base.webServer[0] : base.webServer),
    command: "node scripts/start.mjs --no-build",
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
  },
});
