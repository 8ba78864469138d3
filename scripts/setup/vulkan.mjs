/**
 * The software Vulkan driver that Dawn uses in Node: Mesa's lavapipe.
 *
 * Debian 12's own lavapipe (Mesa 22.3) lacks features that Dawn requires, so the newer version from the
 * backports is unpacked into .cache, which leaves the system unchanged. This file can be reduced to
 * `pointAtVulkanDriver` once Mesa 24 or newer is the minimum everywhere (Debian 13 has it).
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../.cache/lavapipe", import.meta.url));
const icd = join(cache, "lvp.json");
/** Where a system driver that is new enough has its ICD file (Mesa). */
const systemDrivers = [
  "/usr/share/vulkan/icd.d/lvp_icd.json",
  "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json",
  "/usr/share/vulkan/icd.d/lvp_icd.aarch64.json",
];
/** Chromium's own SwiftShader: the last resort. */
const swiftshader = [
  "/usr/lib/chromium/vk_swiftshader_icd.json",
  "/opt/google/chrome/vk_swiftshader_icd.json",
];

const debianVersion = () => {
  try {
    const release = readFileSync("/etc/os-release", "utf8");
    return /^ID=debian$/m.test(release) ? Number(/VERSION_ID="?(\d+)/.exec(release)?.[1] ?? 0) : 0;
  } catch {
    return 0;
  }
};

function findFile(folder, name) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.name === name) return join(entry.parentPath ?? entry.path, entry.name);
  }
  return undefined;
}

/** Download lavapipe from Debian's backports into .cache, from the mirror that apt is configured with. */
function unpackFromBackports() {
  const parts = execFileSync("apt-config", ["shell", "D", "Dir::Etc::sourceparts/d"], { encoding: "utf8" });
  const folder = /D='(.*)'/.exec(parts)?.[1] ?? "/etc/apt/sources.list.d/";
  const source = readdirSync(folder)
    .filter((name) => name.endsWith(".sources"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/\n\s*\n/))
    .find((stanza) => /^Suites:.*\bbookworm\b/m.test(stanza));
  if (!source) throw new Error("apt has no Debian source with the suite bookworm.");
  for (const part of ["parts", "lists/partial", "deb"]) mkdirSync(join(cache, part), { recursive: true });
  writeFileSync(
    join(cache, "parts", "backports.sources"),
    source.replace(/^Suites:.*$/m, "Suites: bookworm-backports"),
  );
  const options = [
    "-oDir::Etc::sourcelist=/dev/null",
    `-oDir::Etc::sourceparts=${join(cache, "parts")}`,
    `-oDir::State::lists=${join(cache, "lists")}`,
    "-oAPT::Sandbox::User=root",
  ];
  execFileSync("apt-get", [...options, "-qq", "update"], { stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("apt-get", [...options, "-qq", "download", "mesa-vulkan-drivers"], {
    cwd: join(cache, "deb"),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const deb = readdirSync(join(cache, "deb")).find((name) => name.endsWith(".deb"));
  execFileSync("dpkg", ["-x", join(cache, "deb", deb), join(cache, "root")]);
  const library = findFile(join(cache, "root"), "libvulkan_lvp.so");
  writeFileSync(
    icd,
    JSON.stringify({ file_format_version: "1.0.0", ICD: { library_path: library, api_version: "1.4.305" } }),
  );
}

/**
 * Ensure that a software Vulkan driver exists.
 *
 * @returns a sentence that names the driver in .cache; empty if the system's own driver is used
 */
export function installVulkanDriver() {
  if (existsSync(icd)) return "Vulkan: lavapipe from .cache.";
  if (debianVersion() === 12) {
    unpackFromBackports();
    return "Vulkan: lavapipe from Debian's backports, in .cache.";
  }
  return "";
}

/**
 * Point the Vulkan loader at the software driver, unless VK_DRIVER_FILES already names a driver or
 * BLOCKWISE_VULKAN=system asks for the machine's own GPU. BLOCKWISE_VULKAN=swiftshader prefers SwiftShader where it is
 * installed: it compiles kernels ten times as fast as lavapipe, and runs them more slowly. Call it before Dawn is loaded.
 *
 * @param env environment variables, changed in place
 */
export function pointAtVulkanDriver(env = process.env) {
  if (env.BLOCKWISE_VULKAN === "system" || env.VK_DRIVER_FILES) return;
  const lavapipe = [icd, ...(debianVersion() === 12 ? [] : systemDrivers)];
  const drivers =
    env.BLOCKWISE_VULKAN === "swiftshader" ? [...swiftshader, ...lavapipe] : [...lavapipe, ...swiftshader];
  const driver = drivers.find((path) => existsSync(path));
  if (!driver) return;
  env.VK_DRIVER_FILES = driver;
  env.VK_ICD_FILENAMES = driver;
  env.MESA_SHADER_CACHE_DIR ??= join(dirname(cache), "mesa");
  // Mesa looks for a display server in this folder and complains where the variable is missing.
  if (!env.XDG_RUNTIME_DIR) {
    env.XDG_RUNTIME_DIR = join(dirname(cache), "run");
    mkdirSync(env.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 });
  }
}
