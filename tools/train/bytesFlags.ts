/** Reads the command line of a transformer on bytes: `npm run train -- --task bytes`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { BLOCK_SIZES } from "@/lib/gpu/tensor";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { DEFAULT_MAP } from "@/lib/numerics/stateMaps8";
import type { StateMaps } from "@/lib/numerics/step8";
import { fitMicroBatches } from "@/lib/planned/fit";
import type { TrainingShape } from "@/lib/planned/plan";
import { HEAD_DEPTH, rateFor } from "@/lib/planned/presets";
import { type NumberFlag, orUsage, readNumber, UsageError } from "../usage";

/** Runs of a transformer on bytes: one for each seed and each precision. */
export interface BytesOrder {
  /** The shape of all runs, but for the precision. */
  readonly shape: Omit<TrainingShape, "storage">;
  readonly bits: readonly (32 | 8)[];
  readonly blockSize: number;
  readonly map: string;
  readonly maps: StateMaps;
  readonly seeds: readonly number[];
  readonly steps: number;
  readonly learningRate: number;
  readonly warmUp: number;
  readonly budgetBytes: number | undefined;
  /** Text of the user's own file; undefined for the text of the book. */
  readonly text: string | undefined;
  /** Bytes to write at the end of each run. */
  readonly sample: number;
  readonly json: boolean;
  /** File that receives the results so far after every reading. */
  readonly out: string | undefined;
}

const whole = (least: number, most: number): NumberFlag => ({ least, most, whole: true });

const NUMBERS = {
  layers: whole(1, 96),
  width: whole(4, 8192),
  heads: whole(1, 128),
  context: whole(2, 4096),
  batch: whole(1, 4096),
  micro: whole(1, 256),
  steps: whole(1, 1_000_000),
  warmup: whole(0, 1_000_000),
  block: whole(64, 4096),
  sample: whole(0, 4096),
  lr: { least: 0, most: 10, whole: false },
} as const satisfies Record<string, NumberFlag>;

const UNITS: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, B: 1 };

/** Sequences of a step. With a budget they are divided into micro-batches that fit. */
const SEQUENCES = 8;

/**
 * Reads a number of bytes such as 1GiB, 512MiB or 900000B.
 *
 * @throws UsageError if it is none
 */
export function readBytesFlag(raw: string): number {
  const match = /^(\d+(?:\.\d+)?)(KiB|MiB|GiB|B)$/.exec(raw);
  const bytes = match ? Math.floor(Number(match[1]) * UNITS[match[2]]) : 0;
  if (bytes < 1) throw new UsageError(`--budget is "${raw}", but must be a size such as 1GiB or 512MiB.`);
  return bytes;
}

function readList<T>(flag: string, raw: string, read: (part: string) => T): T[] {
  const parts = raw.split(",").filter((part) => part !== "");
  if (parts.length === 0) throw new UsageError(`--${flag} is "${raw}", but must be a list with commas.`);
  return parts.map(read);
}

function bitsOf(raw: string): 32 | 8 {
  if (raw === "32") return 32;
  if (raw === "8") return 8;
  throw new UsageError(`--bits is "${raw}", but must be 32, 8 or 32,8.`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`--data is "${file}", but must be an existing text file.`);
  }
}

/**
 * Reads a command line.
 *
 * @param argv arguments after the name of the tool, with --task bytes
 * @throws UsageError with a sentence for the user
 */
export function readBytesFlags(argv: readonly string[]): BytesOrder {
  const text = { type: "string" } as const;
  const texts = [
    "task",
    "bits",
    "seed",
    "seeds",
    "rule",
    "map",
    "budget",
    "data",
    "out",
    ...Object.keys(NUMBERS),
  ];
  const { values } = orUsage(() =>
    parseArgs({
      args: [...argv],
      options: {
        ...Object.fromEntries(texts.map((flag) => [flag, text])),
        release: { type: "boolean", default: false },
        checkpoint: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const given = values as Readonly<Record<string, string | boolean | undefined>>;
  const textFlag = (flag: string, otherwise: string): string => String(given[flag] ?? otherwise);
  const number = (flag: keyof typeof NUMBERS, otherwise: number): number =>
    readNumber(flag, textFlag(flag, String(otherwise)), NUMBERS[flag]);

  const width = number("width", 128);
  const heads = number("heads", Math.max(1, Math.round(width / HEAD_DEPTH)));
  if (width % (4 * heads) !== 0 || width / heads > HEAD_DEPTH)
    throw new UsageError(
      `--heads is "${heads}", but must divide the width ${width} into parts of at most ${HEAD_DEPTH}, a multiple of 4 each.`,
    );
  const context = number("context", 128);
  const blockSize = number("block", 256);
  if (!BLOCK_SIZES.includes(blockSize))
    throw new UsageError(`--block is "${blockSize}", but must be one of ${BLOCK_SIZES.join(", ")}.`);
  const microBatches = number("micro", 1);
  if (given.release === true && microBatches > 1)
    throw new UsageError(
      "--release takes one micro-batch a step: leave --micro out, and use a larger --batch.",
    );
  const rule = orUsage(() => ruleNamed(textFlag("rule", "adam")));
  const bits = readList("bits", textFlag("bits", "32,8"), bitsOf);
  const budgetBytes = typeof given.budget === "string" ? readBytesFlag(given.budget) : undefined;
  const map = textFlag("map", DEFAULT_MAP);
  const steps = number("steps", 500);
  const open = {
    spec: { layers: number("layers", 4), width, heads, context },
    rule,
    release: given.release === true,
    checkpoint: given.checkpoint === true,
  };
  const asked = { sequences: number("batch", SEQUENCES), microBatches };
  // All lanes take the micro-batches that the smallest state allows.
  const storage = bits.includes(8) ? ({ bits: 8, blockSize } as const) : ({ bits: 32 } as const);
  const divided =
    budgetBytes !== undefined && given.batch === undefined && given.micro === undefined
      ? orUsage(() => fitMicroBatches({ ...open, storage }, SEQUENCES, budgetBytes))
      : undefined;
  return {
    shape: { ...open, ...(divided ?? asked) },
    bits,
    blockSize,
    map,
    maps: orUsage(() => stateMaps(map, 8, rule)),
    seeds: readList("seeds", textFlag("seeds", textFlag("seed", "1")), (part) =>
      readNumber("seeds", part, whole(0, 2 ** 32 - 1)),
    ),
    steps,
    learningRate: number("lr", rateFor(width)),
    warmUp: number("warmup", Math.min(50, Math.ceil(steps / 10))),
    budgetBytes,
    text: typeof given.data === "string" ? textOf(given.data) : undefined,
    sample: number("sample", Math.min(64, Math.max(context - 16, 0))),
    json: given.json === true,
    out: typeof given.out === "string" ? given.out : undefined,
  };
}
