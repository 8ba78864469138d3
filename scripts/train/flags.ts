/** The command line of the twin run: read, checked, and turned into a run's config. */
import { parseArgs } from "node:util";
import { checkOption } from "@/lib/experiment/options";
import type { RunConfig } from "@/lib/experiment/protocol";
import { taskInfo } from "@/lib/experiment/tasks/catalog";
import { twinConfig, twinDefaults } from "@/lib/experiment/twinConfig";

export interface TrainOrder {
  readonly config: RunConfig;
  readonly engine: "webgpu" | "reference";
  readonly json: boolean;
}

/** A wrong command line; the message is a sentence for whoever typed it. */
export class UsageError extends Error {}

/** A numeric flag: where its value goes in the config, and what it may be. */
interface NumberFlag {
  readonly to: "maxSteps" | "seed" | "blockSize" | "width" | "learningRate" | "batchSize" | "min8bitSize";
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const numberFlags: Readonly<Record<string, NumberFlag>> = {
  steps: { to: "maxSteps", least: 1, most: 1_000_000, whole: true },
  seed: { to: "seed", least: 0, most: 2 ** 32 - 1, whole: true },
  block: { to: "blockSize", least: 1, most: 2 ** 30, whole: true },
  width: { to: "width", least: 1, most: 4096, whole: true },
  batch: { to: "batchSize", least: 1, most: 65536, whole: true },
  min8bit: { to: "min8bitSize", least: 0, most: 2 ** 31, whole: true },
  lr: { to: "learningRate", least: 0, most: 10, whole: false },
};

function readNumber(flag: string, raw: string): number {
  const { least, most, whole } = numberFlags[flag];
  const value = raw.trim() === "" ? Number.NaN : Number(raw);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? "whole number" : "number";
    throw new UsageError(`--${flag} is "${raw}"; it must be a ${kind} from ${least} to ${most}.`);
  }
  return value;
}

/** @throws UsageError */
export function readFlags(argv: readonly string[]): TrainOrder {
  // The task decides which further flags there are, so it is looked for first.
  const at = argv.indexOf("--task");
  const inline = argv.find((arg) => arg.startsWith("--task="))?.slice("--task=".length);
  const taskName = inline ?? (at >= 0 ? (argv[at + 1] ?? "") : twinDefaults.task);
  const task = orUsage(() => taskInfo(taskName));
  const taskFlags = Object.entries(task.options).map(([name, spec]) => ({ name, spec, flag: spec.url }));

  const text = { type: "string" } as const;
  const { values } = orUsage(() =>
    parseArgs({
      args: [...argv],
      options: {
        task: text,
        map: text,
        rule: text,
        engine: { type: "string", default: "webgpu" },
        json: { type: "boolean", default: false },
        ...Object.fromEntries(
          [...Object.keys(numberFlags), ...taskFlags.map(({ flag }) => flag)].map((f) => [f, text]),
        ),
      },
    }),
  );
  const given = values as Record<string, string | boolean | undefined>;

  const numbers: Partial<Record<NumberFlag["to"], number>> = {};
  for (const [flag, { to }] of Object.entries(numberFlags)) {
    const raw = given[flag];
    if (typeof raw === "string") numbers[to] = readNumber(flag, raw);
  }
  const taskOptions: Record<string, string | number | boolean> = {};
  for (const { name, spec, flag } of taskFlags) {
    const raw = given[flag];
    const checked = typeof raw === "string" ? checkOption(spec, raw) : { value: spec.default };
    if (checked.note) throw new UsageError(`--${flag}: ${checked.note.replace(/; using .*$/s, ".")}`);
    taskOptions[name] = checked.value;
  }
  const { engine } = given;
  if (engine !== "webgpu" && engine !== "reference")
    throw new UsageError(`--engine is "${engine}"; it must be webgpu or reference.`);
  const { map, rule } = { ...twinDefaults, ...given } as { map: string; rule: string };
  return {
    config: twinConfig({ ...numbers, task: task.name, taskOptions, map, rule }),
    engine,
    json: given.json === true,
  };
}

function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // Node's hint on how to write a value that begins with a dash is a second line.
    throw new UsageError((error instanceof Error ? error.message : String(error)).replaceAll("\n", " "));
  }
}
