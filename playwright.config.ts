import { defineConfig } from "@playwright/test";
import { chromiumPath, WEBGPU_FLAGS } from "./scripts/setup/chromium.mjs";

const port = Number(process.env.SITE_PORT ?? 3210);

/** The exported site, driven as a reader would drive it. */
export default defineConfig({
  testDir: "tests/site",
  outputDir: "test-results",
  // Software rendering on two cores: one page at a time, and time enough for a shader to compile.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromiumPath(), args: WEBGPU_FLAGS },
  },
  webServer: {
    command: "node scripts/start.mjs --no-build",
    port,
    env: { PORT: String(port) },
    reuseExistingServer: false,
  },
});
