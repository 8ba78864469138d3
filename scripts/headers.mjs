/**
 * The response headers of the site, and the files that make common hosts send them. The policy in the pages
 * (scripts/policy.mjs) needs none of them; `frame-ancestors` works in headers only.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Headers of every file. Without the first, fonts do not reach the sandboxed frames of other sites. */
const ALL = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};
/** Folders whose pages other sites may show in frames: embeds, and the page of a class run, which courses hold. */
const FRAMED = ["embed", "teach"];
/** Headers of all other pages. */
const OWN = { "Content-Security-Policy": "frame-ancestors 'self'" };

/**
 * Returns the headers of a file.
 *
 * @param {string} path in the site, such as "/embed/nf4/"
 * @returns {Record<string, string>}
 */
export const headersOf = (path) =>
  FRAMED.some((folder) => path.startsWith(`/${folder}/`)) ? ALL : { ...ALL, ...OWN };

/**
 * Returns the text of `_headers`, which Netlify and Cloudflare Pages read. All rules that match an address apply,
 * and of two policies both hold, so the rule for pages must not match pages that may be framed.
 *
 * @param {string[]} folders at the root of the site that hold pages which no other site may frame
 * @param {string} base path of the site on its host, without a slash at the end
 */
export function headerRules(folders, base) {
  const rule = (path, headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  const pages = ["/", "/index.html", "/404.html", ...folders.map((name) => `/${name}/*`)];
  return [rule(`${base}/*`, ALL), ...pages.map((path) => rule(base + path, OWN))].join("\n");
}

/** Returns the text of `.htaccess` for Apache with mod_headers. */
export function apacheRules() {
  const lines = (headers, indent) =>
    Object.entries(headers).map(([name, value]) => `${indent}Header set ${name} "${value}"`);
  return [
    "<IfModule mod_headers.c>",
    ...lines(ALL, "  "),
    `  <If "%{REQUEST_URI} !~ m#/(${FRAMED.join("|")})/#">`,
    ...lines(OWN, "    "),
    "  </If>",
    "</IfModule>",
    "",
  ].join("\n");
}

/**
 * Writes the files of hosts into an exported site.
 *
 * @param {string} out folder of the site
 * @param {string} base path of the site on its host, without a slash at the end
 */
export function writeHeaders(out, base) {
  const folders = readdirSync(out, { withFileTypes: true })
    .filter((each) => each.isDirectory() && !FRAMED.includes(each.name) && holdsPage(join(out, each.name)))
    .map(({ name }) => name);
  writeFileSync(join(out, "_headers"), headerRules(folders, base));
  writeFileSync(join(out, ".htaccess"), apacheRules());
}

/** Returns whether a folder or one of its folders holds a page. */
const holdsPage = (folder) =>
  existsSync(join(folder, "index.html")) ||
  readdirSync(folder).some((name) => existsSync(join(folder, name, "index.html")));
