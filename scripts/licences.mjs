/**
 * Lists the licences of all production dependencies, and fails if one of them is not permissive:
 *
 *   node scripts/licences.mjs
 *
 * The page /licences/ shows the same list.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** SPDX identifiers of the licences that allow any use if their notice is kept. */
const PERMISSIVE = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "OFL-1.1",
];

/** Packages that run only while the site is built, with a licence that is allowed for this reason alone. */
const BUILD_ONLY = [
  // The binaries of libvips, with which sharp draws the PNG files. They are loaded, not copied into the site.
  { name: /^@img\/sharp-/, licence: "LGPL-3.0-or-later" },
  // The data on browsers by which the build chooses syntax.
  { name: /^caniuse-lite$/, licence: "CC-BY-4.0" },
];

/**
 * A production dependency.
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression, or "none"
 * @property {boolean} optional whether it is installed on some platforms only
 * @property {string} path folder below the root
 */

/**
 * Returns the production dependencies of a lock file, by name; a package with several versions appears once a version.
 *
 * @param {{ packages: Record<string, { version?: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }> }} lock
 *   contents of package-lock.json
 * @returns {Package[]}
 */
export function productionPackages(lock) {
  /** @type {Map<string, Package>} */
  const found = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === "" || entry.dev || entry.devOptional) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const { version = "", license: licence = "none", optional = false } = entry;
    found.set(`${name}@${version}`, { name, version, licence, optional, path });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/**
 * Returns whether a package may be used: every part of an AND, and one part of an OR, must be permissive.
 * An expression with AND inside OR counts as not permissive.
 *
 * @param {Pick<Package, "name" | "licence">} of
 */
export function isAllowed({ name, licence }) {
  const allowed = [
    ...PERMISSIVE,
    ...BUILD_ONLY.filter((each) => each.name.test(name)).map((each) => each.licence),
  ];
  return licence.split(" AND ").every((part) =>
    part
      .replace(/^\((.*)\)$/, "$1")
      .split(" OR ")
      .some((choice) => allowed.includes(choice)),
  );
}

/** Returns the production dependencies of the project in a folder. @param {string} root */
export const readPackages = (root) =>
  productionPackages(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")));

/**
 * Returns the text of a package's licence file, or undefined if the package has none.
 *
 * @param {string} root folder of the project
 * @param {Pick<Package, "path">} of
 */
export function licenceText(root, { path }) {
  const folder = join(root, path);
  const file =
    existsSync(folder) && readdirSync(folder).find((name) => /^licen[sc]e(\.(md|txt))?$/i.test(name));
  return file ? readFileSync(join(folder, file), "utf8").trim() : undefined;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const packages = readPackages(process.cwd());
  for (const each of packages) console.log(`${each.licence}\t${each.name} ${each.version}`);
  const refused = packages.filter((each) => !isAllowed(each));
  for (const { name, licence } of refused)
    console.error(`${name} has the licence ${licence}, which is not permissive.`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
