/** Reads the command line of the twin run and turns it into a run's config. */

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { FORMATS, type FormatLane, formatNamed } from "@/lib/numerics/formats";
import { type MomentBits, plainBits, readMomentBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { checkOption, type OptionSpec } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { decodeText } from "@/lib/tasks/decodeText";
import type { TaskInfo } from "@/lib/tasks/task";
import type { RunConfig } from "@/lib/training/config";
import { TWIN_DEFAULTS, twinConfig } from "@/lib/training/twinConfig";
import { type NumberFlag, orUsage, readNumber, UsageError } from "../usage";

/** A run to train. */
export interface TrainOrder {
  readonly info: TaskInfo;
  readonly config: RunConfig;
  readonly engine: "webgpu" | "reference";
  readonly json: boolean;
}

/** A numeric flag: the name of its setting, and the allowed values. */
interface SettingFlag extends NumberFlag {
  readonly to: "maxSteps" | "seed" | "width" | "learningRate" | "batchSize" | "min8bitSize" | "blockSize";
}

/** The only hyper-parameter of the rule that can be set. */
const EPSILON_FLAG: NumberFlag = { least: 0, most: 1, whole: false };

const NUMBER_FLAGS: Readonly<Record<string, SettingFlag>> = {
  steps: { to: "maxSteps", least: 1, most: 1_000_000, whole: true },
  seed: { to: "seed", least: 0, most: 2 ** 32 - 1, whole: true },
  width: { to: "width", least: 1, most: 4096, whole: true },
  batch: { to: "batchSize", least: 1, most: 65536, whole: true },
  min8bit: { to: "min8bitSize", least: 0, most: 2 ** 31, whole: true },
  lr: { to: "learningRate", least: 0, most: 10, whole: false },
  block: { to: "blockSize", least: 1, most: 2 ** 30, whole: true },
};

/** The word that --block accepts besides numbers: each tensor is one block. */
const WHOLE_TENSOR = "tensor";

type Given = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Reads a command line.
 *
 * @param argv arguments after the name of the tool
 * @throws UsageError with a sentence for the user
 */
export function readFlags(argv: readonly string[]): TrainOrder {
  // The task determines which other flags exist, so it is read first.
  const at = argv.indexOf("--task");
  const inline = argv.find((arg) => arg.startsWith("--task="))?.slice("--task=".length);
  const info = orUsage(() => taskInfo(inline ?? (at >= 0 ? (argv[at + 1] ?? "") : TWIN_DEFAULTS.task)));

  const text = { type: "string" } as const;
  const taskFlags = Object.values(info.options).map(({ url }) => url);
  const texts = [
    "task",
    "data",
    "map",
    "format",
    "rule",
    "bits",
    "keep32",
    "epsilon",
    ...Object.keys(NUMBER_FLAGS),
    ...taskFlags,
  ];
  const { values } = orUsage(() =>
    parseArgs({
      args: [...argv],
      options: {
        ...Object.fromEntries(texts.map((flag) => [flag, text])),
        engine: { type: "string", default: "webgpu" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const given = values as Given;

  const { engine } = given;
  if (engine !== "webgpu" && engine !== "reference")
    throw new UsageError(`--engine is "${engine}", but must be webgpu or reference.`);
  const numbers: Partial<Record<SettingFlag["to"], number>> = {};
  for (const [flag, spec] of Object.entries(NUMBER_FLAGS)) {
    const raw = given[flag];
    const word = flag === "block" ? WHOLE_TENSOR : undefined;
    if (typeof raw === "string" && raw !== word) numbers[spec.to] = readNumber(flag, raw, spec, word);
  }
  const format = formatOf(given);
  const { map, rule } = { ...TWIN_DEFAULTS, ...given, ...format } as { map: string; rule: string };
  const config = twinConfig({
    ...info.defaults,
    ...numbers,
    ...(given.block === WHOLE_TENSOR && { blockSize: WHOLE_TENSOR }),
    ...(format && { blockSize: format.blockSize }),
    ...dataOf(info, given),
    task: info.name,
    map,
    rule,
    hyper: hyperOf(rule, given),
    bits: bitsOf(rule, format ? { bits: String(format.bits) } : given),
    keep32: String(given.keep32 ?? "")
      .split(",")
      .filter((name) => name !== ""),
  });
  return { info, config, engine, json: given.json === true };
}

/**
 * Returns the settings of the lane that stores its state in a format of the museum, undefined without --format.
 *
 * @throws UsageError if there is no such format, it is no lane, or other flags say how the state is stored
 */
function formatOf(given: Given): Omit<FormatLane, "differs"> | undefined {
  const { format: name } = given;
  if (name === undefined) return undefined;
  const format = formatNamed(String(name));
  if (!format || typeof format.lane === "string" || format.lane.bits === 32) {
    const why = format && typeof format.lane === "string" ? ` ${format.lane}` : "";
    const names = FORMATS.filter(({ lane }) => typeof lane !== "string" && lane.bits !== 32);
    throw new UsageError(
      `--format is "${name}", but must be one of ${names.map((each) => each.name).join(", ")}.${why}`,
    );
  }
  const other = ["bits", "block", "map"].find((flag) => given[flag] !== undefined);
  if (other) throw new UsageError(`--${other} must be left out with --format, which sets it.`);
  const { bits, map, blockSize } = format.lane;
  return { bits, map, blockSize };
}

/** @throws UsageError if the rule has no epsilon */
function hyperOf(rule: string, { epsilon }: Given): Hyper {
  if (typeof epsilon !== "string") return {};
  if (!("epsilon" in orUsage(() => ruleNamed(rule)).defaults))
    throw new UsageError(`--epsilon is "${epsilon}", but must be left out: ${rule} has no epsilon.`);
  return { epsilon: readNumber("epsilon", epsilon, EPSILON_FLAG) };
}

/** @throws UsageError if the bits are no width, or no widths of the rule's moments */
function bitsOf(rule: string, { bits = "8" }: Given): 8 | 4 | MomentBits {
  if (bits === "8") return 8;
  if (bits === "4") return 4;
  const own = orUsage(() => ruleNamed(rule));
  const moments = readMomentBits(String(bits), ",");
  if (!moments) {
    const example = own.states.map(({ symbol }, k) => `${symbol}${k === 0 ? 8 : 32}`).join(",");
    throw new UsageError(
      `--bits is "${bits}", but must be 8 or 4, or 8 or 32 for each moment (${example}). The other lane has 32 bits.`,
    );
  }
  const plain = orUsage(() => plainBits<never>(own, moments));
  if (plain === 32)
    throw new UsageError(
      `--bits is "${bits}", but must have a moment of 8 bits. The other lane has 32 bits.`,
    );
  return plain;
}

/** Returns the values of the task's options, and the text of the user's own file. */
function dataOf(info: TaskInfo, given: Given): Pick<RunConfig, "taskOptions" | "ownData"> {
  const isBuiltIn = (spec: OptionSpec) =>
    spec.kind === "choice" && spec.choices.some(({ value }) => String(value) === given.data);
  const { data } = given;
  const sets = Object.values(info.options).find(({ url }) => url === "data");
  const file = typeof data === "string" && !(sets && isBuiltIn(sets)) ? data : undefined;

  const taskOptions: Record<string, string | number | boolean> = {};
  for (const [name, spec] of Object.entries(info.options)) {
    const raw = spec === sets && file !== undefined ? undefined : given[spec.url];
    const checked = typeof raw === "string" ? checkOption(spec, raw) : { value: spec.default };
    if (checked.note) throw new UsageError(`--${spec.url}: ${checked.note.replace(/; using .*$/s, ".")}`);
    taskOptions[name] = checked.value;
  }
  if (file === undefined) return { taskOptions };

  const builtIn =
    sets?.kind === "choice" ? `one of ${sets.choices.map(({ value }) => value).join(", ")}` : "";
  const { ownData } = info;
  if (!ownData)
    throw new UsageError(
      builtIn
        ? `--data is "${file}", but must be ${builtIn}.`
        : `--data is "${file}", but must be left out: the task ${info.name} makes its own data.`,
    );
  const text = orUsage(() => textFile(file));
  if (text === undefined) {
    const either = builtIn && `${builtIn}, or `;
    throw new UsageError(`--data is "${file}", but must be ${either}an existing file.`);
  }
  const problem = ownData.check(text, taskOptions);
  if (problem) throw new UsageError(`--data ${file}: ${problem}`);
  return { taskOptions, ownData: text };
}

/**
 * Returns the text of a file, read as the page reads it.
 *
 * @returns undefined if there is no such file
 * @throws UsageError if the file is too large or not text
 */
function textFile(path: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const { problem, text } = decodeText(path, bytes);
  if (problem) throw new UsageError(problem);
  return text;
}
