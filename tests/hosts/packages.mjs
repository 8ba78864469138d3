/** The hosts' own code: packages that the matrix of hosts installs into a folder of its own, and no other test needs. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Exact versions, under permissive licences but for DoenetML's AGPL: it is run as it is, and nothing of it is copied or
 * published.
 */
const VERSIONS = {
  "@doenet/doenetml": "0.7.9",
  "@extractus/oembed-extractor": "6.0.0",
  "@galaxyproject/jupyterlite": "0.0.31",
  "@jupyter-widgets/base": "6.0.12",
  "@jupyter-widgets/html-manager": "1.0.15",
  anywidget: "0.11.0",
  "h5p-standalone": "3.8.2",
  "myst-to-react": "1.3.0",
  mystmd: "1.8.3",
  react: "18.3.1",
  "react-dom": "18.3.1",
  // DoenetML brings this version of react-dom within it, and takes no other react.
  "react-of-doenetml": "npm:react@19.2.3",
  "react-dom-of-doenetml": "npm:react-dom@19.2.3",
  "scorm-again": "3.4.3",
};

/** Folder of the packages, without a slash at the end. */
export const HOSTS = fileURLToPath(new URL("../../.cache/hosts", import.meta.url));

/** Returns the path of a file of one of the packages. @param {string} path such as "mystmd/dist/myst.cjs" */
export const fileOf = (path) => `${HOSTS}/node_modules/${path}`;

/**
 * Installs the packages that are missing, without their install scripts.
 *
 * @throws Error if npm cannot install them
 */
export function installHosts() {
  const manifest = JSON.stringify({ private: true, dependencies: VERSIONS });
  const path = `${HOSTS}/package.json`;
  const complete = Object.keys(VERSIONS).every((name) => existsSync(fileOf(`${name}/package.json`)));
  if (complete && existsSync(path) && readFileSync(path, "utf8") === manifest) return;
  mkdirSync(HOSTS, { recursive: true });
  writeFileSync(path, manifest);
  // The hosts take React 18 or 19, each its own: peers are not npm's to choose.
  const { status } = spawnSync(
    "npm",
    ["install", "--legacy-peer-deps", "--no-audit", "--no-fund", "--ignore-scripts"],
    {
      cwd: HOSTS,
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) throw new Error("The packages of the hosts could not be installed by npm.");
}
