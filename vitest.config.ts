import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { chromiumPath, WEBGPU_FLAGS } from "./scripts/setup/chromium.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Kernels are imported as their text, as in the site's bundles. */
const wgsl: Plugin = {
  name: "wgsl",
  transform: (code, id) => (id.endsWith(".wgsl") ? `export default ${JSON.stringify(code)}` : undefined),
};

/** Node with Dawn on a software Vulkan driver. */
const withDawn = {
  environment: "node",
  setupFiles: ["./tests/setup-dawn.ts"],
  pool: "forks" as const,
  // Most of a test's time is JavaScript on one core.
  maxWorkers: 2,
  testTimeout: 120_000,
  server: { deps: { inline: [/@tensorflow/] } },
};

const shared = { plugins: [wgsl, react()], resolve: { alias: { "@": root } } };

/**
 * Where a test runs is in its name:
 *   x.test.ts(x)       Node, no GPU: numerics, options, models, charts
 *   x.gpu.test.ts      Node with Dawn on a software Vulkan driver: kernels (lib/gpu, on SwiftShader, which compiles
 *                      them ten times as fast), training (everywhere else, on lavapipe, which trains faster)
 *   x.browser.test.ts  Chromium with WebGPU: the same kernels once more, for portability
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "node",
          environment: "node",
          include: ["{lib,components,app,carriers,content,scripts,tools,package,tests}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.gpu.test.ts", "**/*.browser.test.ts", "tests/site/**", "tests/guide/**"],
          // By default a run leaves a core free.
          maxWorkers: "100%",
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...withDawn,
          name: "kernels",
          include: ["lib/gpu/**/*.gpu.test.ts"],
          env: { BLOCKWISE_VULKAN: process.env.BLOCKWISE_VULKAN ?? "swiftshader" },
        },
      },
      {
        ...shared,
        test: {
          ...withDawn,
          name: "gpu",
          include: ["{lib,tools,package}/**/*.gpu.test.ts"],
          exclude: ["lib/gpu/**"],
        },
      },
      {
        ...shared,
        optimizeDeps: {
          include: [
            "@tensorflow/tfjs-core",
            "@tensorflow/tfjs-core/dist/register_all_gradients",
            "@tensorflow/tfjs-backend-cpu",
            "@tensorflow/tfjs-backend-webgpu",
          ],
        },
        test: {
          name: "browser",
          include: ["{lib,components}/**/*.browser.test.{ts,tsx}"],
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: WEBGPU_FLAGS },
            }),
          },
        },
      },
    ],
  },
});
