/** Reads and checks the command line of the reproduction. */
import { parseArgs } from "node:util";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { checkOption } from "@/lib/options/options";
import { MEDIUM, type Scale, SMALL } from "@/lib/study/languageModel";
import { taskInfo } from "@/lib/tasks/catalog";
import { type NumberFlag, orUsage, readNumber, UsageError } from "../usage";
import { GRID_NAMES, type GridChanges, type GridName, gridOf } from "./grids";

/** Runs to train. */
export interface TrainOrder {
  readonly kind: "train";
  readonly grid: GridName;
  readonly scale: Scale;
  readonly changes: GridChanges;
  /** The first seed, from 0. */
  readonly from: number;
  /** Number of runs of each cell. */
  readonly seeds: number;
  /** Number of processes that train at the same time. */
  readonly jobs: number;
  readonly engine: "webgpu" | "reference";
  /** Folder of the results. */
  readonly out: string;
  /** Time limit in seconds; infinite without a limit. */
  readonly limit: number;
  readonly json: boolean;
  readonly commit?: string;
}

/** A folder to collect. */
export interface CollectOrder {
  readonly kind: "collect";
  readonly folder: string;
  readonly json: boolean;
  /** Name of the device, instead of the name that the driver reports. */
  readonly device?: string;
}

const SCALES: Readonly<Record<string, Scale>> = { small: SMALL, medium: MEDIUM };

const count = (least: number, most: number): NumberFlag => ({ least, most, whole: true });
/** Flags that change a number of the scale. */
const SCALE_FLAGS: Readonly<Record<string, NumberFlag & { readonly to: keyof Scale }>> = {
  steps: { to: "steps", ...count(1, 1_000_000) },
  vocabulary: { to: "vocabulary", ...count(1, 1e6) },
  layers: { to: "layers", ...count(1, 1e6) },
  context: { to: "context", ...count(1, 1e6) },
  width: { to: "width", ...count(8, 2048) },
  batch: { to: "batchSize", ...count(1, 4096) },
  block: { to: "blockSize", ...count(1, 2 ** 20) },
  lr: { to: "learningRate", least: 1e-6, most: 10, whole: false },
};
/** Numbers of the scale that are options of the task, which checks their range. */
const TASK_NUMBERS = ["vocabulary", "layers", "context"] as const;
const OTHER_FLAGS: Readonly<Record<string, NumberFlag>> = {
  seeds: count(1, 1000),
  from: count(0, 1000),
  jobs: count(1, 64),
  "limit-s": { least: 1, most: 1e6, whole: false },
};

const text = { type: "string" } as const;
const OPTIONS = {
  grid: text,
  scale: { type: "string", default: "small" },
  engine: { type: "string", default: "webgpu" },
  out: text,
  commit: text,
  device: text,
  collect: text,
  map: text,
  cells: text,
  json: { type: "boolean", default: false },
  ...Object.fromEntries(
    [...Object.keys(SCALE_FLAGS), ...Object.keys(OTHER_FLAGS)].map((flag) => [flag, text]),
  ),
} as const;

/**
 * Reads a command line.
 *
 * @param argv arguments after the name of the tool
 * @throws UsageError with a sentence for the user
 */
export function readFlags(argv: readonly string[]): TrainOrder | CollectOrder {
  const given = parsed(argv);
  const word = (flag: string) => given[flag] as string | undefined;
  if (word("collect") !== undefined)
    return { kind: "collect", folder: word("collect")!, json: given.json === true, device: word("device") };

  const grid = oneOf("grid", word("grid") ?? "", GRID_NAMES);
  const base = SCALES[oneOf("scale", word("scale") ?? "", Object.keys(SCALES))];
  const numbers = Object.entries(SCALE_FLAGS)
    .filter(([flag]) => word(flag) !== undefined)
    .map(([flag, spec]) => [spec.to, readNumber(flag, word(flag)!, spec)]);
  const scale: Scale = { ...base, ...Object.fromEntries(numbers) };
  for (const name of TASK_NUMBERS) {
    const { note } = checkOption(taskInfo("words").options[name], String(scale[name]));
    if (note) throw new UsageError(`--${name}: ${note.replace(/; using .*$/s, ".")}`);
  }
  const number = (flag: string, otherwise: number) =>
    word(flag) === undefined ? otherwise : readNumber(flag, word(flag)!, OTHER_FLAGS[flag]);
  return {
    kind: "train",
    grid,
    scale,
    changes: changesOf(word("map"), word("cells"), grid, scale),
    from: number("from", 0),
    seeds: number("seeds", grid === "ablation" ? 9 : 2),
    jobs: number("jobs", 1),
    engine: oneOf("engine", word("engine") ?? "", ["webgpu", "reference"] as const),
    out: word("out") ?? `.cache/reproduce/${grid}-${base.name}`,
    limit: number("limit-s", Number.POSITIVE_INFINITY),
    json: given.json === true,
    commit: word("commit"),
  };
}

/**
 * Returns what --map and --cells change of a grid.
 *
 * @throws UsageError if there is no such map or cell
 */
function changesOf(
  map: string | undefined,
  cells: string | undefined,
  grid: GridName,
  scale: Scale,
): GridChanges {
  if (map !== undefined) orUsage(() => stateMaps(map, 8, ruleNamed("adam")));
  const names = gridOf(grid, scale).map(({ name }) => name);
  const asked = cells?.split(",").map((name) => oneOf("cells", name, names));
  return { ...(map !== undefined && { map }), ...(asked && { cells: asked }) };
}

const parsed = (argv: readonly string[]) =>
  orUsage(
    () =>
      parseArgs({ args: [...argv], options: OPTIONS }).values as Record<string, string | boolean | undefined>,
  );

function oneOf<T extends string>(flag: string, raw: string, offered: readonly T[]): T {
  const found = offered.find((each) => each === raw);
  if (!found) throw new UsageError(`--${flag} is "${raw}", but must be one of ${offered.join(", ")}.`);
  return found;
}
