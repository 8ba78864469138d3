/** The folder of a reproduction: what is trained there, and a file for each run that has ended. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Scale } from "@/lib/study/languageModel";
import type { RunSummary } from "@/lib/study/summary";
import type { RunConfig } from "@/lib/training/config";
import { UsageError } from "../usage";
import type { GridName } from "./grids";

/** What was asked for, when it was begun. */
export interface Plan {
  readonly grid: GridName;
  readonly scale: Scale;
  readonly date: string;
  readonly commit: string;
  readonly command: string;
}

/** A run that has ended. */
export interface RunFile {
  readonly config: RunConfig;
  readonly summary: RunSummary;
  readonly engine: "webgpu" | "reference";
  readonly device: string;
}

const PLAN_FILE = "plan.json";

/**
 * Make the folder, or find it as it was left.
 *
 * @throws UsageError if something else was trained there
 */
export function openFolder(folder: string, plan: Plan): Plan {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, PLAN_FILE);
  if (!existsSync(path)) {
    writeFileSync(path, `${JSON.stringify(plan, null, 1)}\n`);
    return plan;
  }
  const found = readPlan(folder);
  if (found.grid !== plan.grid || JSON.stringify(found.scale) !== JSON.stringify(plan.scale))
    throw new UsageError(
      `${folder} holds runs of the grid "${found.grid}" at other settings; give --out another folder.`,
    );
  return found;
}

/** @throws UsageError if it is no folder of a reproduction */
export function readPlan(folder: string): Plan {
  try {
    return JSON.parse(readFileSync(join(folder, PLAN_FILE), "utf8"));
  } catch {
    throw new UsageError(
      `${folder} holds no ${PLAN_FILE}; give the folder that a reproduction was written to.`,
    );
  }
}

/** JSON knows no NaN and no infinity: they are written as null, and read back as NaN. */
const toJson = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? null : value;
const fromJson = (_: string, value: unknown) => (value === null ? Number.NaN : value);

/** Write a run that has ended; it is there as a whole or not at all. */
export function writeRun(folder: string, run: RunFile): void {
  const path = join(folder, `${run.summary.name}.run.json`);
  writeFileSync(`${path}.part`, `${JSON.stringify(run, toJson)}\n`);
  renameSync(`${path}.part`, path);
}

/** All runs that have ended, by name. */
export function readRuns(folder: string): Map<string, RunFile> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".run.json"));
  const runs = files.map((name): RunFile => JSON.parse(readFileSync(join(folder, name), "utf8"), fromJson));
  return new Map(runs.map((run) => [run.summary.name, run]));
}
