import type { ValueTable } from "@/components/prose/Value";
import {
  budgetRun,
  bytesRatio,
  optimizerShare,
  precisionGap,
  productSpeeds,
  seedSpread,
} from "@/lib/findings/bytes";
import { largestMemory, largestWeights } from "@/lib/findings/bytesInBrowser";
import { fewestGpus, type LedgerSetup, largestPreset, ledgerOf, parametersOf } from "@/lib/findings/memory";
import { presetNamed } from "@/lib/findings/models";
import { rememberedOf, runRace, vanished } from "@/lib/findings/optimizerRace";
import { GPU_COUNTS, MEMORY_LEDGER, OPTIMIZER_RACE } from "@/lib/findings/setups";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import { percent, significant } from "../format";

const FLOAT_BYTES = 4;

/** The ledger as the chapter's figure opens with it, but for what is changed. */
const ledger: LedgerSetup = MEMORY_LEDGER;
const bare = { ...ledger, activations: 0 };
const race = OPTIMIZER_RACE;

/** Bytes of Adam's state for one parameter in 32 bits. */
const adamBytes32 = adam.states.length * FLOAT_BYTES;
/** Bytes of Adam's 8-bit state for one parameter: a code and its share of the block's absmax, for each moment. */
const adamBytes = (blockSize: number) => adam.states.length * (1 + FLOAT_BYTES / blockSize);

const BILLION = 1e9;
const billions = (blockSize: number) => ledgerOf({ ...bare, blockSize }, BILLION, 8).state / BILLION;

/** Memory that the GPU held in the browser with the largest preset, GB. */
const largestHeld = (precision: number) => {
  const held = largestMemory().find(({ bits }) => bits === precision);
  return `${significant(((held?.deviceMiB ?? Number.NaN) * 2 ** 20) / BILLION, 3)} GB`;
};

const savedOfSum = (values: LedgerSetup) => {
  const [wide, narrow] = [32, 8].map((bits) => ledgerOf(values, parametersOf(values), bits).total);
  return 1 - narrow / wide;
};

/** A tensor that is a little too large for the size rule; its last block is short. */
const EXERCISE_TENSOR = 5000;
const storage = { bits: 8, blockSize: 256, min8bitSize: REFERENCE_MIN_8BIT_SIZE };
const sharded: LedgerSetup = { ...ledger, model: "opt-13b" };

/** The fewest GPUs of the slider over which a model fits. */
const gpusFor = (bits: number) => GPU_COUNTS.find((gpus) => largestFits({ ...sharded, gpus }, bits))!;

function largestFits(values: LedgerSetup, bits: number): boolean {
  const largest = largestPreset(values, bits);
  return largest !== undefined && largest.parameters >= parametersOf(values);
}

/** The linear layer of GPT-2 that widens the signal makes it four times as wide, and so is its bias. */
export const gpt2XlBias = () => 4 * presetNamed("gpt-2-xl")!.width;

const printed = (count: number) => count.toLocaleString("en-US");

/** The numbers of chapter 1, and those of the cover. */
export const values: ValueTable = {
  "adam-bytes-32": () => String(adamBytes32),
  "adam-bytes-8-block-256": () => significant(adamBytes(256), 6),
  "adam-saving-block-256": () => percent(1 - adamBytes(256) / adamBytes32, 0),
  "memory-billion-8-block-2048": () => `${significant(billions(2048), 5)} GB`,
  "memory-billion-8-block-256": () => `${significant(billions(256), 6)} GB`,
  "memory-activations": () => `${ledger.activations} GB`,
  "min-8bit-size": () => printed(REFERENCE_MIN_8BIT_SIZE),
  "opt-norm": () => printed(presetNamed("opt-6-7b")!.width),
  "gpt2-xl-width": () => printed(presetNamed("gpt-2-xl")!.width),
  "gpt2-xl-bias": () => printed(gpt2XlBias()),
  "bytes-device": () => RECORDED_BYTES.device,
  "bytes-date": () => RECORDED_BYTES.date,
  "bytes-millions": () => String(Math.round(RECORDED_BYTES.budget.parameters / 1e6)),
  "bytes-steps": () => String(budgetRun(8).loss?.length),
  "bytes-tensor": () => budgetRun(32).refused?.tensor ?? "",
  "bytes-ratio": () => significant(bytesRatio(false), 3),
  "bytes-ratio-released": () => significant(bytesRatio(true), 3),
  "bytes-gap": () => significant(precisionGap(), 1),
  "bytes-spread": () => significant(seedSpread(), 2),
  "bytes-optimizer-share": () => percent(optimizerShare(), 1),
  "bytes-own-teraflops": () => significant(productSpeeds().own, 3),
  "bytes-tfjs-teraflops": () => significant(productSpeeds().tfjs, 3),
  "bytes-largest-billions": () => significant(largestWeights() / BILLION, 3),
  "bytes-largest-32": () => largestHeld(32),
  "bytes-largest-8": () => largestHeld(8),
  "roberta-base-millions": () => String(presetNamed("roberta-base")!.parameters / 1e6),
  "memory-sum-saved": () => percent(savedOfSum(bare), 0),
  "memory-sum-saved-16": () => percent(savedOfSum({ ...bare, weights: 2, gradients: 2 }), 0),
  "memory-sum-saved-activations": () => percent(savedOfSum({ ...ledger, activations: 40 }), 0),
  "memory-fits-24-32": () => largestPreset(ledger, 32)!.label,
  "memory-fits-24-8": () => largestPreset(ledger, 8)!.label,

  "memory-race-linear-zeros": () =>
    String(vanished(runRace({ ...race, map: "linear" }).memory[race.step - 1])),
  "memory-race-zeros": () => {
    const count = vanished(runRace(race).memory[race.step - 1]);
    return count === 0 ? "none" : String(count);
  },
  "memory-race-worst": () =>
    percent(Math.max(...rememberedOf(runRace(race).memory[race.step - 1]).map(({ error }) => error)), 1),

  "memory-exercise-bytes": () => String(stateBytes(adam, EXERCISE_TENSOR, storage).total),
  "memory-exercise-codes": () => String(stateBytes(adam, EXERCISE_TENSOR, storage).values),
  "memory-exercise-absmax": () => String(stateBytes(adam, EXERCISE_TENSOR, storage).absmax),
  "memory-gpus-8": () => String(gpusFor(8)),
  "memory-gpus-32": () => String(gpusFor(32)),
  "memory-gpus-8-least": () => String(fewestGpus(sharded, 8)),
  "memory-gpus-32-least": () => String(fewestGpus(sharded, 32)),
};
