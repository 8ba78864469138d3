/** Which browser the tests drive, and how it is told to offer WebGPU without a GPU. */
import { existsSync } from "node:fs";

const candidates = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of an installed Chromium or Chrome, or undefined. */
export const chromiumPath = () => candidates.find((path) => path && existsSync(path));

/**
 * SwiftShader is the one software adapter that Chromium offers to WebGPU. The network flags keep the browser
 * from looking for updates: the tests run where there may be no network.
 */
export const webgpuFlags = [
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
