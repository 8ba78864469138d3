/** The browser that the tests drive, and the flags that make it offer WebGPU without a GPU. */
import { existsSync } from "node:fs";

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Returns the path of an installed Chromium or Chrome (CHROMIUM_PATH comes first), or undefined. */
export const chromiumPath = () => CANDIDATES.find((path) => path && existsSync(path));

/** BLOCKWISE_VULKAN=system selects the machine's own driver, as it does for Dawn in Node. */
const ADAPTER_FLAGS =
  process.env.BLOCKWISE_VULKAN === "system"
    ? [
        "--enable-features=Vulkan,VulkanFromANGLE,DefaultANGLEVulkan",
        "--use-angle=vulkan",
        "--use-vulkan=native",
        "--disable-vulkan-surface",
        "--ignore-gpu-blocklist",
      ]
    : ["--use-webgpu-adapter=swiftshader"];

/**
 * Flags of the test browser. SwiftShader is the only software adapter that Chromium offers to WebGPU. The
 * network flags keep the browser from looking for updates, because the tests may run without a network.
 */
export const WEBGPU_FLAGS = [
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  ...ADAPTER_FLAGS,
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
