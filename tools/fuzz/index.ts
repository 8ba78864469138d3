/**
 * Compares the GPU's kernels with the reference on many hard values:
 *
 *     npm run -s fuzz -- [--values 10000000] [--seed 1] [--bits 8]
 *
 * Batches go round through all maps, block sizes and ways to encode. Values are midpoints between two codes, the floats
 * next to them, the map's own values, zeros and magnitudes over many powers of two, in blocks of very different scale
 * (lib/gpu/adversarialValues.ts). With --bits 8 the quantizer is tried, with maps of 8 and 4 bits; with --bits 4 the optimizer
 * step that keeps two codes in a byte. Prints what differs with the input that shows it, then a count; the exit status is
 * 1 if anything differs, 2 for a wrong command line.
 */
import { parseArgs } from "node:util";
import { openDevice } from "@/lib/gpu/device";
import { makeRandom } from "@/lib/numerics/random";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { tryQuantize } from "./quantize";
import { tryStep4 } from "./step4";

/** Values of a batch; odd, so that the last block and the last four are short. */
const BATCH = 262_141;
/** Mismatches of a batch that are printed. */
const MAX_PRINTED = 5;

const BATCH_TESTS = { "8": tryQuantize, "4": tryStep4 } as const;

/** A whole number from the command line. */
function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} is ${text}; it must be a whole number from ${least}.`);
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
    if (bits !== "8" && bits !== "4") throw new Error(`--bits is ${bits}; it must be 8 or 4.`);
    return {
      total: wholeNumber("values", values.values, 1),
      seed: wholeNumber("seed", values.seed, 0),
      tryBatch: BATCH_TESTS[bits],
    };
  } catch (error) {
    console.error(sentenceOf(error));
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
  // An explicit exit: Dawn keeps the process alive.
  process.exit(wrong > 0 ? 1 : 0);
}

void main();
