/**
 * Writes a Content-Security-Policy into every exported page. A static host needs no setting for it: the policy
 * is a meta tag, and allows the inline scripts of the page by their hashes.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const FRAME_MODULE = "components/figures/draw-a-map/sandboxFrame.ts";
/** The tag after which the policy stands: a policy counts for what follows it. */
const CHARSET = '<meta charSet="utf-8"/>';

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Returns the sources of the inline scripts of a page for `script-src`, each once. Scripts with a type hold
 * data, which browsers do not run.
 *
 * @param {string} html
 * @returns {string[]}
 */
export function inlineHashes(html) {
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, attributes]) => !/\s(?:src|type)=/.test(attributes),
  );
  return [...new Set(scripts.map(([, , text]) => hashOf(text)))];
}

/** Returns the policy of a page whose inline scripts have these hashes. */
const policyWith = (hashes) =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    // Charts and formulas are placed by style attributes, which hashes cannot allow.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // A frame of an opaque origin starts workers from data: (lib/session/open.ts), the code cell from blob:.
    "worker-src 'self' data: blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/**
 * Returns the page with its policy.
 *
 * @param {string} html a page that Next has exported
 * @param {string[]} [more] hashes of scripts that the page writes into frames without an address
 * @throws Error if the page does not begin as expected, because its scripts would then run without a policy
 */
export function withPolicy(html, more = []) {
  const at = html.indexOf(CHARSET);
  if (at < 0 || html.slice(0, at).includes("<script"))
    throw new Error(`A page has no ${CHARSET} before its scripts.`);
  const end = at + CHARSET.length;
  const policy = policyWith([...inlineHashes(html), ...more]);
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`;
  return html.slice(0, end) + tag + html.slice(end);
}

/** Returns the hashes of the scripts in the frame of the code cell. */
async function frameHashes(root) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [FRAME_MODULE],
    bundle: true,
    format: "esm",
    write: false,
    tsconfig: "tsconfig.json",
  });
  const { FRAME } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return inlineHashes(FRAME);
}

/**
 * Writes the policies into all pages of an exported site. Run it after everything else that changes a page.
 *
 * @param {string} root of the repository
 * @param {string} out folder of the site
 */
export async function writePolicies(root, out) {
  const frame = await frameHashes(root);
  for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".html")) continue;
    const file = join(out, name);
    writeFileSync(file, withPolicy(readFileSync(file, "utf8"), frame));
  }
}
