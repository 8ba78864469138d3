/** A session of the bench as one file: all rows, the sweep, the options and the panels. */
import { english } from "./messages";
import { isNumber, isObject, type Read, readConfig } from "./readConfig";
import { readRecord } from "./readRecord";
import { type RunRow, storedCurve } from "./row";
import type { SweepEntry, SweepSettings } from "./sweep";

/** Name and version of the format. */
export const SESSION_FORMAT = "blockwise-bench";
export const SESSION_VERSION = 1;

/** Largest file that is read, bytes: some thousand rows. */
export const MAX_SESSION_BYTES = 20 * 2 ** 20;

/** A sweep that was begun: which of its runs are done, and which are not. */
export interface StoredSweep {
  readonly title: string;
  readonly entries: readonly SweepEntry[];
  /** Ids of the rows of the runs that are done, by the name of the run. */
  readonly done: Readonly<Record<string, string>>;
}

/** All that a session keeps. */
export interface BenchSession {
  readonly rows: readonly RunRow[];
  /** The options as the query of a link. */
  readonly options: string;
  /** The reader's own data, by task. */
  readonly own: Readonly<Record<string, string>>;
  /** Panels in their order, with those that are open. */
  readonly panels: readonly { readonly id: string; readonly open: boolean }[];
  readonly sweepSettings: SweepSettings;
  readonly sweep: StoredSweep | null;
}

/** Returns a session as text. */
export const writeSession = (session: BenchSession): string =>
  JSON.stringify({ format: SESSION_FORMAT, version: SESSION_VERSION, ...session });

/** A session that was read, and the number of its rows that could not be. */
export interface ReadSession {
  readonly session: BenchSession;
  readonly dropped: number;
}

/**
 * Reads a session from text of unknown origin. Never throws. Rows that are damaged are dropped and counted.
 */
export function readSession(text: string, t = english): Read<ReadSession> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: t("records.file.damaged") };
  }
  if (!isObject(data) || data.format !== SESSION_FORMAT) return { problem: t("records.file.other") };
  const { version } = data;
  if (isNumber(version, SESSION_VERSION + 1, Number.MAX_SAFE_INTEGER))
    return {
      problem: t("records.file.later", { version: String(version), known: SESSION_VERSION }),
    };
  if (version !== SESSION_VERSION) return { problem: t("records.file.version") };
  const stored: readonly unknown[] = Array.isArray(data.rows) ? data.rows : [];
  const rows: RunRow[] = [];
  const ids = new Set<string>();
  for (const each of stored) {
    const row = readRow(each);
    // A row that comes twice would be two rows with one id.
    if (!row || ids.has(row.id)) continue;
    ids.add(row.id);
    rows.push(row);
  }
  const session: BenchSession = {
    rows,
    options: typeof data.options === "string" ? data.options : "",
    own: readTexts(data.own),
    panels: readPanels(data.panels),
    sweepSettings: readSettings(data.sweepSettings),
    sweep: readSweep(data.sweep, ids),
  };
  return { value: { session, dropped: stored.length - rows.length } };
}

/** Longest name of a row, characters. */
export const MAX_NAME_CHARACTERS = 80;

function readRow(data: unknown): RunRow | undefined {
  if (!isObject(data)) return undefined;
  const { id, name, pinned, outcome, sweep, curve } = data;
  const record = readRecord(data.record);
  if ("problem" in record || typeof id !== "string" || id === "" || id.length > 100) return undefined;
  const lanes = record.value.config.lanes.length;
  if (!isObject(curve) || !isNumbers(curve.steps) || !Array.isArray(curve.losses)) return undefined;
  const { steps } = curve;
  const losses = curve.losses.map(withGaps);
  if (losses.length !== lanes || losses.some((lane) => lane?.length !== steps.length)) return undefined;
  return {
    id,
    name: typeof name === "string" ? name.slice(0, MAX_NAME_CHARACTERS) : "",
    pinned: pinned === true,
    outcome: outcome === "stopped" ? "stopped" : "finished",
    sweep: typeof sweep === "string" ? sweep.slice(0, 200) : "",
    record: record.value,
    curve: storedCurve({ steps, losses: losses as number[][] }),
  };
}

const isNumbers = (data: unknown): data is number[] =>
  Array.isArray(data) && data.every((each) => isNumber(each, 0, Number.MAX_VALUE));

/** Returns a lane's means: JSON has null for what is no number. */
const withGaps = (lane: unknown): number[] | undefined =>
  Array.isArray(lane) && lane.every((each) => each === null || typeof each === "number")
    ? lane.map((each: number | null) => each ?? Number.NaN)
    : undefined;

const readTexts = (data: unknown): Record<string, string> =>
  isObject(data)
    ? (Object.fromEntries(Object.entries(data).filter(([, text]) => typeof text === "string")) as Record<
        string,
        string
      >)
    : {};

const readPanels = (data: unknown): { id: string; open: boolean }[] =>
  Array.isArray(data)
    ? data.flatMap((each) =>
        isObject(each) && typeof each.id === "string" ? [{ id: each.id, open: each.open === true }] : [],
      )
    : [];

/** The sweep that an empty session offers. */
export const USUAL_SWEEP: SweepSettings = { option: "block", values: "64, 256, 1024", seeds: 3 };

function readSettings(data: unknown): SweepSettings {
  if (!isObject(data)) return USUAL_SWEEP;
  const { option, values, seeds } = data;
  return {
    option: typeof option === "string" ? option : USUAL_SWEEP.option,
    values: typeof values === "string" ? values.slice(0, 1000) : USUAL_SWEEP.values,
    seeds: isNumber(seeds, 1, 50) && Number.isInteger(seeds) ? seeds : USUAL_SWEEP.seeds,
  };
}

/** Reads a sweep; null if a run of it cannot be read. Runs whose rows are gone count as not done. */
function readSweep(data: unknown, ids: ReadonlySet<string>): StoredSweep | null {
  if (!isObject(data) || typeof data.title !== "string" || !Array.isArray(data.entries)) return null;
  const entries: SweepEntry[] = [];
  for (const each of data.entries) {
    const config = isObject(each) ? readConfig(each.config) : { problem: "" };
    if (!isObject(each) || "problem" in config || typeof each.name !== "string") return null;
    const { name, value } = each;
    entries.push({
      name,
      value: typeof value === "string" ? value : "",
      seed: config.value.seed,
      config: config.value,
    });
  }
  const done = Object.fromEntries(Object.entries(readTexts(data.done)).filter(([, id]) => ids.has(id)));
  return { title: data.title.slice(0, 200), entries, done };
}
