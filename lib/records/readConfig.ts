/**
 * Reads the configuration of a run from plain data of unknown origin: a link, a file, the browser's storage.
 */
import { faultProblem } from "@/lib/faults/laneFault";
import { MAPS } from "@/lib/numerics/maps";
import { isMomentBits, type MomentBits, plainBits } from "@/lib/numerics/momentBits";
import { RULES, type Rule } from "@/lib/numerics/rules";
import { checkedOptions } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import { hasFault, type LaneConfig, MAX_LANES, type RunConfig } from "@/lib/training/config";
import { english, type RecordWords } from "./messages";

/** What was read, or a sentence that says why it is refused. */
export type Read<T> = { readonly value: T } | { readonly problem: string };

/** Data of unknown form. */
export type Unknown = Readonly<Record<string, unknown>>;

/** Returns whether a value is an object with fields, and no array. */
export const isObject = (value: unknown): value is Unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns whether a value is a finite number in a range, both ends included. */
export const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= least && value <= most;

const isWhole = (value: unknown, least: number, most: number): value is number =>
  isNumber(value, least, most) && Number.isInteger(value);

/** Largest sizes of a run that is read from outside: beyond them no browser trains. */
const MAX_WIDTH = 4096;
const MAX_BATCH = 65536;
/** Largest number of steps of a run that is read from outside. */
export const MAX_STEPS = 1_000_000;
const MAX_SEED = 2 ** 32 - 1;
const MAX_RATE = 100;

/** Reads the configuration of a run. Never throws. Fields that it does not know are dropped. */
export function readConfig(data: unknown, t = english): Read<RunConfig> {
  const refuse = (why: string) => ({ problem: t("records.run", { why }) });
  const wrong = (part: "task" | "width" | "batch" | "seed" | "steps" | "rate", value: unknown) =>
    refuse(t(`records.run.${part}`, { value: quoted(value, t) }));
  if (!isObject(data)) return refuse(t("records.run.none"));
  const { task, taskOptions, ownData, width, batchSize, seed, maxSteps, learningRate, lanes } = data;
  if (!TASK_INFOS.some(({ name }) => name === task)) return wrong("task", task);
  const info = taskInfo(task as string);
  if (!isObject(taskOptions)) return refuse(t("records.run.options"));
  if (ownData !== undefined && (typeof ownData !== "string" || !info.ownData))
    return refuse(t("records.run.ownData"));
  if (!isWhole(width, 1, MAX_WIDTH)) return wrong("width", width);
  if (!isWhole(batchSize, 1, MAX_BATCH)) return wrong("batch", batchSize);
  if (!isWhole(seed, 0, MAX_SEED)) return wrong("seed", seed);
  if (!isWhole(maxSteps, 1, MAX_STEPS)) return wrong("steps", maxSteps);
  if (!isNumber(learningRate, 0, MAX_RATE)) return wrong("rate", learningRate);
  if (!Array.isArray(lanes) || lanes.length < 1 || lanes.length > MAX_LANES)
    return refuse(t("records.run.lanes", { most: MAX_LANES }));
  const read: LaneConfig[] = [];
  for (const lane of lanes) {
    const result = readLane(lane, t);
    if ("problem" in result) return refuse(result.problem);
    read.push(result.value);
  }
  const plain = Object.fromEntries(
    Object.entries(taskOptions).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)),
  ) as Record<string, string | number | boolean>;
  const value: RunConfig = {
    task: info.name,
    taskOptions: checkedOptions(info.options, plain),
    ...(ownData !== undefined && { ownData }),
    width,
    batchSize,
    seed,
    maxSteps,
    learningRate,
    lanes: read,
  };
  return { value };
}

/** Longest value that a sentence quotes, characters. */
const QUOTED_CHARACTERS = 24;

/** Returns a value for a sentence; objects and long values are not quoted in full. */
function quoted(value: unknown, t: RecordWords): string {
  if (value === undefined) return t("records.missing");
  const text = typeof value === "object" ? t("records.object") : String(value);
  const shown = `${text.slice(0, QUOTED_CHARACTERS)}${text.length > QUOTED_CHARACTERS ? "…" : ""}`;
  return t("records.quoted", { text: shown });
}

/** Numbers of a lane that are its own, and their largest value. */
const MAX_HYPER = 1e6;

/** Reads one lane. */
function readLane(data: unknown, t: RecordWords): Read<LaneConfig> {
  const wrong = (part: "rule" | "bits" | "map" | "block" | "threshold", value: unknown) => ({
    problem: t(`records.run.${part}`, { value: quoted(value, t) }),
  });
  if (!isObject(data)) return { problem: t("records.run.lane") };
  const { rule, hyper, bits, map, mapValues, blockSize, min8bitSize, keep32, fault } = data;
  const known = RULES.find(({ name }) => name === rule);
  if (!known) return wrong("rule", rule);
  const width = readBits(bits, known);
  if (width === undefined)
    return isObject(bits)
      ? {
          problem: t("records.run.moments", {
            rule: known.label,
            moments: known.states.map(({ symbol }) => symbol).join(", "),
          }),
        }
      : wrong("bits", bits);
  if (!MAPS.some(({ name }) => name === map)) return wrong("map", map);
  if (blockSize !== "tensor" && !isWhole(blockSize, 1, 2 ** 30)) return wrong("block", blockSize);
  if (isMomentBits(width) && blockSize === "tensor") return { problem: t("records.run.momentBlock") };
  if (!isWhole(min8bitSize, 0, 2 ** 31)) return wrong("threshold", min8bitSize);
  if (!Array.isArray(keep32) || keep32.length > 64 || !keep32.every((name) => typeof name === "string"))
    return { problem: t("records.run.kept") };
  if (!isObject(hyper)) return { problem: t("records.run.numbers") };
  const own = Object.entries(hyper).filter(([name]) => Object.hasOwn(known.defaults, name));
  if (!own.every(([, value]) => isNumber(value, -MAX_HYPER, MAX_HYPER)))
    return { problem: t("records.run.range") };
  if (mapValues !== undefined && !isMap(mapValues)) return { problem: t("records.run.mapValues") };
  const value: LaneConfig = {
    rule: known.name,
    hyper: Object.fromEntries(own) as Record<string, number>,
    bits: width,
    map: map as string,
    ...(mapValues !== undefined && { mapValues }),
    blockSize,
    min8bitSize,
    keep32,
    ...(typeof fault === "string" && { fault }),
  };
  const problem = hasFault(value) ? faultProblem(value, t) : "";
  return problem ? { problem } : { value };
}

/** Returns the bits of a lane, or undefined for a value that cannot be the bits of this rule. */
function readBits(bits: unknown, rule: Rule): LaneConfig["bits"] | undefined {
  if (bits === 32 || bits === 8 || bits === 4) return bits;
  if (!isObject(bits)) return undefined;
  try {
    // plainBits refuses widths other than 8 and 32, and moments that the rule does not have.
    return plainBits<never>(rule, bits as MomentBits);
  } catch {
    return undefined;
  }
}

/** Returns whether a value can be a map: 2 to 256 ascending numbers from -1 to 1. */
const isMap = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.length <= 256 &&
  value.every((each, i) => isNumber(each, -1, 1) && (i === 0 || each > value[i - 1]));
