/** A class run: each student trains the same lanes from a seed of their own and sends one line back. */
import { contentKey } from "@/lib/options/content";
import { unpack } from "@/lib/options/pack";
import { type SeedGap, seedGap } from "@/lib/study/seedNoise";
import type { RunConfig } from "@/lib/training/config";
import { english, type RecordKey } from "./messages";
import { readRecordText } from "./readRecord";
import { textHash } from "./stateHash";

/** First field of a line. */
const MARK = "blockwise1";

/** What one student sends back. */
export interface StudentResult {
  readonly seed: number;
  /** The task's metric on held-out samples, one value a lane; NaN for a lane that was lost. */
  readonly heldOut: readonly number[];
  readonly engine: "webgpu" | "reference";
}

/** Returns the key of a class run: equal for the same settings, whatever the seed. */
export const classKey = (config: RunConfig): string =>
  textHash(contentKey({ ...config, seed: 0 })).slice(0, 8);

/** Returns the line of a student. Numbers have all their digits, so that a run can be repeated exactly. */
export function writeLine(config: RunConfig, { heldOut, engine }: Omit<StudentResult, "seed">): string {
  const values = heldOut.map((value) => (Number.isFinite(value) ? String(value) : "lost"));
  return [MARK, classKey(config), config.seed, engine, ...values].join(",");
}

/** What was read of the lines of a class. */
export interface ClassResults {
  /** One a student, in the order of the seeds. */
  readonly results: readonly StudentResult[];
  /** A sentence for each line that was left out. */
  readonly problems: readonly string[];
}

/**
 * Reads the lines of a class: lines of `writeLine`, or links that hold a record. Never throws.
 *
 * @param config settings of the class run; its seed does not matter
 */
export function readLines(text: string, config: RunConfig, t = english): ClassResults {
  const results = new Map<number, StudentResult>();
  const problems: string[] = [];
  for (const [i, whole] of text.split(/\r?\n/).entries()) {
    const trimmed = whole.trim().replace(/^["']|["']$/g, "");
    if (trimmed === "") continue;
    const read = trimmed.includes("record=") ? readLink(trimmed, config) : readLine(trimmed, config);
    const line = String(i + 1);
    if ("why" in read) {
      problems.push(t(read.why, { line, ...read.values }));
      continue;
    }
    const before = results.get(read.seed);
    if (before)
      problems.push(
        t(
          contentKey(before.heldOut) === contentKey(read.heldOut)
            ? "records.line.repeats"
            : "records.line.another",
          { line, seed: String(read.seed) },
        ),
      );
    else results.set(read.seed, read);
  }
  return { results: [...results.values()].sort((a, b) => a.seed - b.seed), problems };
}

/** Why a line is left out: the key of a sentence with the number of the line, and its other values. */
interface LeftOut {
  readonly why: RecordKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Reads one line. */
function readLine(line: string, config: RunConfig): StudentResult | LeftOut {
  const [mark, key, seed, engine, ...values] = line.split(/[,;\t]/).map((field) => field.trim());
  if (mark !== MARK) return { why: "records.line.mark" };
  if (key !== classKey(config)) return { why: "records.line.settings" };
  if (!/^\d{1,9}$/.test(seed ?? "")) return { why: "records.line.seed" };
  if (engine !== "webgpu" && engine !== "reference") return { why: "records.line.engine" };
  const heldOut = values.map((value) =>
    value === "lost" ? Number.NaN : value === "" ? undefined : Number(value),
  );
  if (heldOut.length !== config.lanes.length)
    return {
      why: "records.line.cut",
      values: { results: String(heldOut.length), lanes: config.lanes.length },
    };
  if (heldOut.some((value, i) => value === undefined || (Number.isNaN(value) && values[i] !== "lost")))
    return { why: "records.line.number" };
  return { seed: Number(seed), heldOut: heldOut as number[], engine };
}

/** Reads a link with a record. */
function readLink(line: string, config: RunConfig): StudentResult | LeftOut {
  const packed = /[?&]record=([A-Za-z0-9_-]+)/.exec(line)?.[1] ?? "";
  const opened = unpack(packed);
  const read = "problem" in opened ? opened : readRecordText(opened.text);
  if ("problem" in read) return { why: "records.line.link" };
  const { value: record } = read;
  if (classKey(record.config) !== classKey(config)) return { why: "records.line.settings" };
  if (record.points.steps < record.config.maxSteps && record.finalLoss.every((loss) => loss !== null))
    return { why: "records.line.stopped" };
  const heldOut = record.heldOut.map((value) => value ?? Number.NaN);
  return { seed: record.config.seed, heldOut, engine: record.engine.kind };
}

/** Returns the gap of each lane but the first to the first, over all students. */
export const classGaps = ({ lanes }: RunConfig, results: readonly StudentResult[]): SeedGap[] =>
  lanes.slice(1).map((_, i) =>
    seedGap(
      results.map(({ heldOut }) => heldOut[0]),
      results.map(({ heldOut }) => heldOut[i + 1]),
    ),
  );
