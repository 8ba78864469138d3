/**
 * Compares the GPU kernels with the reference on many difficult values:
 *
 *     npm run -s fuzz -- [--values 10000000] [--seed 1] [--bits 8]
 *
 * The batches cycle through all maps, block sizes and encoders. The values are midpoints between two codes,
 * the floats next to them, the map's own values, zeros, and magnitudes over many powers of two, in blocks of
 * very different scale (lib/gpu/hardValues.ts). --bits 8 tests the quantizer with maps of 8 and 4 bits;
 * --bits 4 tests the optimizer step with two codes in a byte. The output lists each difference with its
 * input, then their number. The exit status is 1 if anything differs, 2 for a wrong command line.
 */
import { parseArgs } from "node:util";
import { openDevice } from "@/lib/gpu/device";
import { makeRandom } from "@/lib/numerics/random";
import { messageOf } from "@/lib/session/sentenceOf";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { UsageError } from "../usage";
import { tryQuantize } from "./quantize";
import { tryStep4 } from "./step4";

/** Number of values of a batch; odd, so that the last block and the last group of four are incomplete. */
const BATCH = 262_141;
/** Largest number of differences that are printed for a batch. */
const MAX_PRINTED = 5;

/** The test of a batch by the value of --bits. */
const BATCH_TESTS = { "8": tryQuantize, "4": tryStep4 } as const;

/** Reads a whole number from the command line, or ends the process with status 2. */
function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} is "${text}", but must be a whole number from ${least}.`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        values: { type: "string", default: "10000000" },
        seed: { type: "string", default: "1" },
        bits: { type: "string", default: "8" },
      },
    });
    const { bits } = values;
    if (bits !== "8" && bits !== "4") throw new UsageError(`--bits is "${bits}", but must be 8 or 4.`);
    return {
      total: wholeNumber("values", values.values, 1),
      seed: wholeNumber("seed", values.seed, 0),
      tryBatch: BATCH_TESTS[bits],
    };
  } catch (error) {
    console.error(messageOf(error));
    process.exit(2);
  }
}

async function main() {
  const { total, seed, tryBatch } = readArguments();
  await installDawn();
  const opened = await openDevice(navigator.gpu);
  const random = makeRandom(seed);
  console.log(`${opened.name}, seed ${seed}`);
  let tried = 0;
  let wrong = 0;
  for (let batch = 0; tried < total; batch++) {
    const n = Math.min(BATCH, total - tried);
    const { name, differences } = await tryBatch(opened.device, random, batch, n);
    if (differences.length > 0) {
      console.log(`${name}: ${differences.length} differ`);
      for (const sentence of differences.slice(0, MAX_PRINTED)) console.log(`  ${sentence}`);
    }
    wrong += differences.length;
    tried += n;
    process.stderr.write(`\r${tried} of ${total} values`);
  }
  process.stderr.write("\n");
  opened.close();
  console.log(`${tried} values, ${wrong} mismatches`);
  // Exits explicitly, because Dawn keeps the process alive.
  process.exit(wrong > 0 ? 1 : 0);
}

void main();
