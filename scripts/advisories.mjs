/**
 * Asks the npm registry which production dependencies have known advisories:
 *
 *   node scripts/advisories.mjs
 *
 * The exit status is 0 if there are none, 1 if there are some, and 3 if the registry gave no answer: some mirrors
 * do not have the list, and then nothing is known. It is no stage of `npm test`, because it needs the network.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Finding
 * @property {"answered"} kind
 * @property {string[]} lines one for each package with an advisory
 */
/**
 * @typedef {object} Silence
 * @property {"no-answer"} kind
 * @property {string} reason
 */

/**
 * Reads what `npm audit --json` has printed.
 *
 * @param {string} text
 * @returns {Finding | Silence} "no-answer" for everything that is no list of advisories
 */
export function readAudit(text) {
  let audit;
  try {
    audit = JSON.parse(text);
  } catch {
    return { kind: "no-answer", reason: "npm audit printed no JSON" };
  }
  if (typeof audit?.vulnerabilities !== "object" || audit.vulnerabilities === null)
    return {
      kind: "no-answer",
      reason: audit?.message || audit?.error?.summary || "the answer has no list",
    };
  const lines = Object.entries(audit.vulnerabilities).map(([name, { severity, range, via }]) => {
    // A package can be listed only because it depends on another one, which `via` names as text.
    const titles = via.map((each) =>
      typeof each === "string" ? `through ${each}` : `${each.title} (${each.url})`,
    );
    return `${name} ${range}: ${severity}. ${titles.join(", ")}`;
  });
  return { kind: "answered", lines };
}

/** Runs npm audit. Its exit status is 1 for advisories and for failures alike, so that only the output counts. */
const audit = (root) =>
  new Promise((resolve) => {
    const args = ["audit", "--json", "--omit=dev"];
    const options = { cwd: root, maxBuffer: 2 ** 26, shell: process.platform === "win32" };
    execFile("npm", args, options, (_, stdout) => resolve(stdout));
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = readAudit(await audit(fileURLToPath(new URL("..", import.meta.url))));
  if (result.kind === "no-answer") {
    console.error(`NOT CHECKED: the registry gave no list of advisories (${result.reason}).`);
    process.exitCode = 3;
  } else {
    for (const line of result.lines) console.log(line);
    console.log(`${result.lines.length} production dependencies have known advisories.`);
    process.exitCode = result.lines.length > 0 ? 1 : 0;
  }
}
