/**
 * The response headers of the site, and the files that make common hosts send them. The policy in the pages
 * (scripts/policy.mjs) needs none of them; `frame-ancestors` works in headers only.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { localesIn } from "./locales.mjs";

/** Headers of every file. Without the first, fonts do not reach the sandboxed frames of other sites. */
const ALL = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};
/** Folders whose pages other sites may show in frames, in each language: embeds, and class runs, which courses hold. */
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
  new RegExp(`^/(?:[a-z]{2}/)?(?:${FRAMED.join("|")})/`).test(path) ? ALL : { ...ALL, ...OWN };

/**
 * Returns the text of `_headers`, which Netlify and Cloudflare Pages read. All rules that match an address apply,
 * and of two policies both hold, so the rule for pages must not match pages that may be framed.
 *
 * @param {string[]} folders rules for the folders that hold pages which no other site may frame, such as "/chapters/*"
 * @param {string} base path of the site on its host, without a slash at the end
 */
export function headerRules(folders, base) {
  const rule = (path, headers) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""].join("\n");
  const pages = ["/", "/index.html", "/404.html", ...folders];
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
  const locales = localesIn(out);
  const own = [
    ...pageFolders(out)
      .filter((name) => !locales.includes(name))
      .map((name) => `/${name}/*`),
    // The folder of a language holds embeds too.
    ...locales.flatMap((locale) => [
      `/${locale}/`,
      `/${locale}/index.html`,
      ...pageFolders(join(out, locale)).map((name) => `/${locale}/${name}/*`),
    ]),
  ];
  writeFileSync(join(out, "_headers"), headerRules(own, base));
  writeFileSync(join(out, ".htaccess"), apacheRules());
}

/** Returns the names of the folders in a folder that hold pages which no other site may frame. */
const pageFolders = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory() && !FRAMED.includes(each.name) && holdsPage(join(folder, each.name)))
    .map(({ name }) => name);

/** Returns whether a folder or one of its folders holds a page. */
const holdsPage = (folder) =>
  existsSync(join(folder, "index.html")) ||
  readdirSync(folder).some((name) => existsSync(join(folder, name, "index.html")));
