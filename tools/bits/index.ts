/**
 * Trains small language models of several sizes, stores their weights in 3 to 8 bits, and measures the held-out loss:
 *
 *     npm run -s bits -- [--seeds 5] [--json]
 *
 * Each model of each seed is stored by every data type of lib/numerics/kBitWeights.ts in every number of bits and every
 * block size. A table of the losses with blocks of 64 goes to standard output, or with --json the recording; progress
 * goes to standard error. It needs no GPU.
 */
import { parseArgs } from "node:util";
import { orUsage, readNumber, UsageError } from "../usage";
import { CELLS, measure, sizesOf, trainModel, WIDTHS } from "./runs";

function record(seeds: number, args: readonly string[]) {
  const models = WIDTHS.map((width, at) => {
    const trained = Array.from({ length: seeds }, (_, i) => {
      const model = trainModel(width, i + 1);
      const found = { sizes: sizesOf(model, width), measured: measure(model) };
      process.stderr.write(`${at * seeds + i + 1} of ${WIDTHS.length * seeds} models done\n`);
      return found;
    });
    return { sizes: trained[0].sizes, measured: trained.map(({ measured }) => measured) };
  });
  return {
    tool: "bits",
    date: new Date().toISOString().slice(0, 10),
    command: `npm run bits -- ${args.join(" ").replace(/ ?--json/g, "")}`.trim(),
    seeds,
    models: models.map(({ sizes, measured }) => ({ ...sizes, half: measured.map(({ half }) => half) })),
    cells: CELLS.map(({ type, bits, blockSize }, cell) => ({
      type,
      bits,
      blockSize,
      // One row for each model, one loss for each seed.
      loss: models.map(({ measured }) => measured.map(({ stored }) => stored[cell])),
    })),
  };
}

/** Block size of the table on standard output. */
const SHOWN_BLOCK_SIZE = 64;

function tableOf({ models, cells }: ReturnType<typeof record>): string {
  const mean = (values: readonly number[]) =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4);
  const lines = cells
    .filter(({ blockSize }) => blockSize === SHOWN_BLOCK_SIZE)
    .map(({ type, bits, loss }) => `${type} ${bits}  ${loss.map(mean).join(" ")}`);
  return [`half  ${models.map(({ half }) => mean(half)).join(" ")}`, ...lines].join("\n");
}

/** Rounds to five digits. */
const rounded = (_: string, value: unknown) =>
  typeof value === "number" ? Number(value.toPrecision(5)) : value;

function main(): number {
  const args = process.argv.slice(2);
  try {
    const { values } = orUsage(() =>
      parseArgs({ args, options: { seeds: { type: "string" }, json: { type: "boolean" } } }),
    );
    const seeds = readNumber("seeds", values.seeds ?? "5", { least: 1, most: 100, whole: true });
    const recorded = record(seeds, args);
    process.stdout.write(`${values.json ? JSON.stringify(recorded, rounded) : tableOf(recorded)}\n`);
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = main();
