/** A class run: each student trains the same lanes from a seed of their own and sends one line back. */
import { contentKey } from "@/lib/options/content";
import { unpack } from "@/lib/options/pack";
import { type SeedGap, seedGap } from "@/lib/study/seedNoise";
import type { RunConfig } from "@/lib/training/config";
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
export function readLines(text: string, config: RunConfig): ClassResults {
  const results = new Map<number, StudentResult>();
  const problems: string[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim().replace(/^["']|["']$/g, "");
    if (trimmed === "") continue;
    const read = trimmed.includes("record=") ? readLink(trimmed, config) : readLine(trimmed, config);
    if (typeof read === "string") {
      problems.push(`Line ${i + 1} ${read}.`);
      continue;
    }
    const before = results.get(read.seed);
    if (before)
      problems.push(
        contentKey(before.heldOut) === contentKey(read.heldOut)
          ? `Line ${i + 1} repeats the result of seed ${read.seed}, which counts once.`
          : `Line ${i + 1} has another result for seed ${read.seed}: the first one counts.`,
      );
    else results.set(read.seed, read);
  }
  return { results: [...results.values()].sort((a, b) => a.seed - b.seed), problems };
}

/** Reads one line. Returns the result, or the end of a sentence that says why it is left out. */
function readLine(line: string, config: RunConfig): StudentResult | string {
  const [mark, key, seed, engine, ...values] = line.split(/[,;\t]/).map((field) => field.trim());
  if (mark !== MARK) return "is no line of a class run";
  if (key !== classKey(config)) return "belongs to a run with other settings";
  if (!/^\d{1,9}$/.test(seed ?? "")) return "has no seed";
  if (engine !== "webgpu" && engine !== "reference") return "does not say where it was trained";
  const heldOut = values.map((value) =>
    value === "lost" ? Number.NaN : value === "" ? undefined : Number(value),
  );
  if (heldOut.length !== config.lanes.length)
    return `has ${heldOut.length} results; ${config.lanes.length} lanes were trained, so it was cut off`;
  if (heldOut.some((value, i) => value === undefined || (Number.isNaN(value) && values[i] !== "lost")))
    return "has a result that is no number";
  return { seed: Number(seed), heldOut: heldOut as number[], engine };
}

/** Reads a link with a record. */
function readLink(line: string, config: RunConfig): StudentResult | string {
  const packed = /[?&]record=([A-Za-z0-9_-]+)/.exec(line)?.[1] ?? "";
  const opened = unpack(packed);
  const read = "problem" in opened ? opened : readRecordText(opened.text);
  if ("problem" in read) return "is a link whose record is damaged or cut off";
  const { value: record } = read;
  if (classKey(record.config) !== classKey(config)) return "belongs to a run with other settings";
  if (record.points.steps < record.config.maxSteps && record.finalLoss.every((loss) => loss !== null))
    return "is the record of a run that was stopped";
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
