import { defineConfig } from "@playwright/test";
import { chromiumPath, WEBGPU_FLAGS } from "./scripts/setup/chromium.mjs";

const port = Number(process.env.SITE_PORT ?? 3210);

/** Specs of pictures, layouts and controls: no network trains in them and nothing is timed. */
const STILL =
  /(accessible|bits-against-size|block-heatmap|block-size-curve|budget|bug-clinic|code-explorer|contrast|draw-a-map|exports|figures|forced-colours|frame|german|gradient-exchange|heights|kernel-stepper|keyboard|labels|map-duel|memory|mixed-scale|nf4|offline|outlier-columns|outlier-injector|phone|phone-controls|policy|print|search|sharded-state|shell|smallest-case|spqr|state-formats|state-xray|switches)\.spec\.ts$/;

/** The exported site, driven as a reader would drive it. */
export default defineConfig({
  testDir: "tests/site",
  outputDir: "test-results",
  // Software rendering on two cores: at most one page at a time that trains, and time enough for a shader to compile.
  workers: 2,
  projects: [
    { name: "training", testIgnore: STILL, workers: 1 },
    { name: "still", testMatch: STILL },
  ],
  // A test can meet a moment when the machine is busy with something else. One that fails twice is broken; one that
  // passes the second time is listed as flaky.
  retries: 1,
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
