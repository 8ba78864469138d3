/**
 * Compares the GPU's quantizer with the reference on many hard values:
 *
 *     npm run -s fuzz -- [--values 10000000] [--seed 1]
 *
 * Batches go round through all maps of 8 and 4 bits, block sizes and ways to encode. Values are midpoints between two
 * codes, the floats next to them, the map's own values, zeros and magnitudes over many powers of two, in blocks of
 * very different scale (lib/gpu/hardValues.ts). Every code and every absmax must be the reference's, and so must the
 * values that come back. Prints what differs with the input that shows it, then a count; the exit status is 1 if
 * anything differs, 2 for a wrong command line.
 */
import { parseArgs } from "node:util";
import { openDevice } from "@/lib/gpu/device";
import { hardValues } from "@/lib/gpu/hardValues";
import { type Encoder, encoderFor } from "@/lib/gpu/mapTable";
import { dequantizeOnGpu, quantizeOnGpu } from "@/lib/gpu/quantize";
import { dequantize } from "@/lib/numerics/dequantize";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { MAPS, type QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { installDawn } from "./dawn.mjs";

/** Values of a batch; odd, so that the last block and the last four are short. */
const BATCH = 262_141;
/** Mismatches of a batch that are printed. */
const SHOWN = 5;

/** The single-pass sizes, one that takes two passes, and the whole tensor. */
const BLOCK_SIZES = [64, 128, 256, 512, 1024, 2048, 4096, 6000, 2 ** 30];

interface Case {
  readonly map: QuantizationMap;
  readonly blockSize: number;
  readonly encoder: Encoder;
}

const maps: readonly QuantizationMap[] = MAPS.flatMap((family) =>
  [8, 4].flatMap((bits) =>
    [true, false]
      .map((signed) => ({ bits, signed }))
      .filter((request) => family.offers(request))
      .map((request) => family.make(request)),
  ),
);

/** Neighbours in the list differ in everything, so that a short run sees much of it. */
function caseOf(batch: number): Case {
  const map = maps[batch % maps.length];
  const round = Math.floor(batch / maps.length);
  const best = encoderFor([map]);
  return {
    map,
    blockSize: BLOCK_SIZES[(batch + round) % BLOCK_SIZES.length],
    encoder: round % 2 === 1 ? "search" : best,
  };
}

/** What differs, as sentences; 0 and -0 count as equal. */
function* mismatches(x: Float32Array, wanted: Quantized, got: Quantized, back: Float32Array) {
  for (let b = 0; b < wanted.absmax.length; b++) {
    if (got.absmax[b] !== wanted.absmax[b])
      yield `absmax[${b}] is ${got.absmax[b]} instead of ${wanted.absmax[b]}`;
  }
  const values = dequantize(wanted);
  for (let i = 0; i < x.length; i++) {
    const absmax = wanted.absmax[Math.floor(i / wanted.blockSize)];
    if (got.codes[i] !== wanted.codes[i])
      yield `x[${i}] = ${x[i]}, absmax ${absmax}: code ${got.codes[i]} instead of ${wanted.codes[i]}`;
    if (back[i] !== values[i])
      yield `code ${wanted.codes[i]}, absmax ${absmax}: value ${back[i]} instead of ${values[i]}`;
  }
}

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
      },
    });
    return { total: wholeNumber("values", values.values, 1), seed: wholeNumber("seed", values.seed, 0) };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

async function main() {
  const { total, seed } = readArguments();
  await installDawn();
  const opened = await openDevice(navigator.gpu);
  const { device } = opened;
  const random = makeRandom(seed);
  console.log(`${opened.name}, seed ${seed}`);
  let tried = 0;
  let wrong = 0;
  for (let batch = 0; tried < total; batch++) {
    const { map, blockSize, encoder } = caseOf(batch);
    const n = Math.min(BATCH, total - tried);
    const x = hardValues(random, map, n, Math.min(blockSize, n));
    const wanted = quantizeFast(x, map, blockSize);
    const got = await quantizeOnGpu(device, x, map, blockSize, encoder);
    const back = await dequantizeOnGpu(device, wanted);
    const found = [...mismatches(x, wanted, got, back)];
    if (found.length > 0) {
      const sign = map.signed ? "signed" : "unsigned";
      console.log(
        `${map.name}, ${map.bits} bits, ${sign}, block ${blockSize}, by ${encoder}: ${found.length} differ`,
      );
      for (const sentence of found.slice(0, SHOWN)) console.log(`  ${sentence}`);
    }
    wrong += found.length;
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
