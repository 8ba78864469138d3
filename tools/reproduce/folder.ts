/** Reads and writes the folder of a reproduction: the plan, and a file for each finished run. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Scale } from "@/lib/study/languageModel";
import type { RunSummary } from "@/lib/study/summary";
import type { RunConfig } from "@/lib/training/config";
import { UsageError } from "../usage";
import type { GridChanges, GridName } from "./grids";

/** The settings of a reproduction, written when it begins. */
export interface Plan {
  readonly grid: GridName;
  readonly scale: Scale;
  readonly changes?: GridChanges;
  readonly date: string;
  readonly commit: string;
  readonly command: string;
}

/** A finished run. */
export interface RunFile {
  readonly config: RunConfig;
  readonly summary: RunSummary;
  readonly engine: "webgpu" | "reference";
  readonly device: string;
}

const PLAN_FILE = "plan.json";

/**
 * Creates the folder and writes the plan, or reads the plan of an existing folder.
 *
 * @returns the plan of the folder
 * @throws UsageError if the existing plan has another grid or scale
 */
export function openFolder(folder: string, plan: Plan): Plan {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, PLAN_FILE);
  if (!existsSync(path)) {
    writeFileSync(path, `${JSON.stringify(plan, null, 1)}\n`);
    return plan;
  }
  const found = readPlan(folder);
  const settings = ({ grid, scale, changes = {} }: Plan) => JSON.stringify([grid, scale, changes]);
  if (settings(found) !== settings(plan))
    throw new UsageError(
      `--out is "${folder}", but must be another folder: it has runs of the grid "${found.grid}" at other settings.`,
    );
  return found;
}

/**
 * Reads the plan of a folder.
 *
 * @throws UsageError if the folder has no plan
 */
export function readPlan(folder: string): Plan {
  try {
    return JSON.parse(readFileSync(join(folder, PLAN_FILE), "utf8"));
  } catch {
    throw new UsageError(
      `--collect is "${folder}", but must be a folder of a reproduction, with the file ${PLAN_FILE}.`,
    );
  }
}

/** JSON has neither NaN nor infinity: both are written as null and read back as NaN. */
const toJson = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? null : value;
const fromJson = (_: string, value: unknown) => (value === null ? Number.NaN : value);

/** Writes a finished run. The file is renamed when it is complete, so that a crash leaves no partial file. */
export function writeRun(folder: string, run: RunFile): void {
  const path = join(folder, `${run.summary.name}.run.json`);
  writeFileSync(`${path}.part`, `${JSON.stringify(run, toJson)}\n`);
  renameSync(`${path}.part`, path);
}

/** Reads all finished runs, by name. */
export function readRuns(folder: string): Map<string, RunFile> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".run.json"));
  const runs = files.map((name): RunFile => JSON.parse(readFileSync(join(folder, name), "utf8"), fromJson));
  return new Map(runs.map((run) => [run.summary.name, run]));
}
