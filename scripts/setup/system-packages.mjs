/** System packages that the tests need: Chromium, and a Vulkan driver that runs without a GPU. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromiumPath } from "./chromium.mjs";
import { installVulkanDriver } from "./vulkan.mjs";

const packages = ["chromium", "mesa-vulkan-drivers", "libvulkan1", "fonts-liberation"];

function aptInstall() {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const run = (...command) => {
    const [program, ...rest] = [...asRoot, ...command];
    execFileSync(program, rest, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  };
  run("apt-get", "-qq", "update");
  run("apt-get", "-qq", "install", "--yes", "--no-install-recommends", ...packages);
}

const isInstalled = (name) => {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are dpkg-query's own
    return execFileSync("dpkg-query", ["-W", "-f=${Status}", name], {
      encoding: "utf8",
      stdio: "pipe",
    }).includes("ok installed");
  } catch {
    return false;
  }
};

/**
 * Install the missing packages with apt; on systems without apt, print what to install.
 *
 * Exits the process with status 1 and one sentence if no browser is found.
 */
export function ensureSystemPackages() {
  const hasApt = existsSync("/usr/bin/apt-get") && existsSync("/usr/bin/dpkg-query");
  if (hasApt && !packages.every(isInstalled)) {
    console.log(`Installing ${packages.join(", ")} (once)…`);
    try {
      aptInstall();
    } catch (error) {
      console.error(`The installation failed (${error.message}).`);
    }
  }
  if (!chromiumPath()) {
    console.error("The tests need a browser: install Chromium or Chrome, or set CHROMIUM_PATH to its path.");
    process.exit(1);
  }
  const driver = installVulkanDriver();
  if (driver) console.log(driver);
}
