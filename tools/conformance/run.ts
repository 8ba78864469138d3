/** Checks all vector files of a folder and reports the result. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { messageOf } from "@/lib/session/sentenceOf";
import type { Check } from "@/lib/verify/check";
import { checkMakerOf, isInput } from "@/lib/verify/checksOf";
import type { Engine } from "@/lib/verify/engine";
import { gatherTables } from "@/lib/verify/tables";

/** Numbers of entries that passed and failed; informational entries count as neither. */
export interface Totals {
  passed: number;
  failed: number;
}

/**
 * Checks every file in a folder and its subfolders.
 *
 * @param say prints a line of the report
 * @param all whether to report entries that passed as well
 */
export async function checkFolder(
  folder: string,
  engine: Engine,
  say: (line: string) => void,
  all = false,
): Promise<Totals> {
  const totals = { passed: 0, failed: 0 };
  const files = readFiles(folder);
  const readable = [...files.values()].filter((file) => file.problem === undefined);
  const tables = gatherTables(readable.map(({ json }) => json));

  for (const [path, { json, problem }] of files) {
    const name = relative(folder, path);
    if (problem !== undefined) {
      totals.failed++;
      say(`${name}: FAILED, cannot be read: ${problem}`);
      continue;
    }
    if (isInput(json)) {
      say(`${name}: input of other files, nothing to compare`);
      continue;
    }
    const makeChecks = checkMakerOf(json);
    if (!makeChecks) {
      say(`${name}: not checked, unknown kind of file`);
      continue;
    }
    const beside = (other: string) => {
      const found = files.get(join(dirname(path), other));
      if (!found) throw new Error(`${other} is missing beside ${name}`);
      return found.json;
    };
    const counted = await checkFile(name, () => makeChecks(json, { engine, tables, beside }), say, all);
    totals.passed += counted.passed;
    totals.failed += counted.failed;
  }
  return totals;
}

async function checkFile(
  name: string,
  makeChecks: () => Check[],
  say: (line: string) => void,
  all: boolean,
): Promise<Totals> {
  const totals = { passed: 0, failed: 0 };
  let checks: Check[];
  try {
    checks = makeChecks();
  } catch (error) {
    say(`${name}: FAILED, ${messageOf(error)}`);
    return { passed: 0, failed: 1 };
  }
  let informational = 0;
  for (const check of checks) {
    const { problems, measured } = await check.run().catch((error: unknown) => ({
      problems: [messageOf(error)],
      measured: "",
    }));
    const passed = problems.length === 0;
    const details = [...problems, ...(measured ? [`(${measured})`] : [])].join("; ");
    if (check.informational) {
      informational++;
      say(`${name}: ${check.id}: informational, ${passed ? "agrees" : "differs"}: ${details}`);
    } else if (passed) {
      totals.passed++;
      if (all) say(`${name}: ${check.id}: passed ${details}`);
    } else {
      totals.failed++;
      say(`${name}: ${check.id}: FAILED, ${details}`);
    }
  }
  const extra = informational > 0 ? `, ${informational} informational` : "";
  say(`${name}: ${totals.passed} passed, ${totals.failed} failed${extra}`);
  return totals;
}

interface Read {
  readonly json: unknown;
  readonly problem?: string;
}

/**
 * Reads all files below a folder, in the order of their names; files that are not JSON have the content null.
 */
function readFiles(folder: string): Map<string, Read> {
  const files = new Map<string, Read>();
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const [inner, read] of readFiles(path)) files.set(inner, read);
    } else {
      files.set(path, readJson(path));
    }
  }
  return files;
}

function readJson(path: string): Read {
  if (!path.endsWith(".json")) return { json: null };
  try {
    return { json: JSON.parse(readFileSync(path, "utf8")) };
  } catch (error) {
    return { json: null, problem: messageOf(error) };
  }
}
