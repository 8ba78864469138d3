/**
 * Runs Lighthouse on each kind of page of the exported site, and fails if accessibility, best practices or search are
 * below 100. Performance is only reported: it depends on the machine.
 *
 *   npm run build && node scripts/lighthouse.mjs [path ...]
 *
 * Lighthouse is fetched by npx at the first run: it is too large to come with every installation of this project.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { serve } from "./serve.mjs";
import { chromiumPath } from "./setup/chromium.mjs";

const LIGHTHOUSE = "lighthouse@13.5.0";
/** One page of each kind. */
const KINDS = [
  "/",
  "/chapters/blocks/",
  "/playground/",
  "/figures/",
  "/teach/",
  "/xray/",
  "/verify/",
  "/search/",
  "/accessibility/",
  "/licences/",
  "/embed/map-duel/",
];
const HELD = ["accessibility", "best-practices", "seo"];

/**
 * Returns the report on a page. It does not block this process, which serves the page.
 *
 * @throws Error with what Lighthouse said if it failed
 */
async function reportOn(url) {
  // Embeds ask search engines to list the chapter in their place.
  const skipped = url.includes("/embed/") ? ["--skip-audits=is-crawlable"] : [];
  const flags = [
    ...skipped,
    `--only-categories=${[...HELD, "performance"].join(",")}`,
    "--output=json",
    "--quiet",
    "--preset=desktop",
    "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
  ];
  const { stdout } = await promisify(execFile)("npx", ["--yes", LIGHTHOUSE, url, ...flags], {
    env: { ...process.env, CHROME_PATH: chromiumPath() },
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(stdout);
}

/** Returns the audits of the held categories that are not passed, one line each. */
function failuresIn({ categories, audits }) {
  const held = HELD.flatMap((name) => categories[name].auditRefs).filter(({ weight }) => weight > 0);
  return held.flatMap(({ id }) => {
    const { score, title, details } = audits[id];
    if (score === null || score === 1) return [];
    const where = (details?.items ?? []).map(({ node, source, description, ...item }) =>
      String(node?.snippet ?? description ?? source?.url ?? JSON.stringify(item)).slice(0, 200),
    );
    return [`${id}: ${title}`, ...where.map((each) => `  ${each}`)];
  });
}

const { url, close } = await serve(3390);
const paths = process.argv.length > 2 ? process.argv.slice(2) : KINDS;
let failed = 0;
for (const path of paths) {
  const report = await reportOn(new URL(path.slice(1), url).href);
  const failures = failuresIn(report);
  if (failures.length > 0) failed++;
  const scores = Object.values(report.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
  console.log([`${path}: ${scores.join(", ")}`, ...failures.map((each) => `  ${each}`)].join("\n"));
}
close();
console.log(`${paths.length - failed} of ${paths.length} kinds of page have 100 in ${HELD.join(", ")}.`);
process.exitCode = failed > 0 ? 1 : 0;
