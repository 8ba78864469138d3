import type { ValueTable } from "@/components/prose/Value";
import { fewestGpus, type LedgerSetup, largestPreset, ledgerOf, parametersOf } from "@/lib/findings/memory";
import { presetNamed } from "@/lib/findings/models";
import { rememberedOf, runRace, vanished } from "@/lib/findings/optimizerRace";
import { GPU_COUNTS, MEMORY_LEDGER, OPTIMIZER_RACE } from "@/lib/findings/setups";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
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

const GIB = 2 ** 30;
const BILLION = 1e9;
const billions = (blockSize: number) => ledgerOf({ ...bare, blockSize }, BILLION, 8).state / BILLION;

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

const t5 = presetNamed("t5-11b")!.parameters;

/** The numbers of chapter 1, and those of the cover. */
export const values: ValueTable = {
  "adam-bytes-32": () => String(adamBytes32),
  "adam-bytes-8-block-256": () => significant(adamBytes(256), 6),
  "adam-saving-block-256": () => percent(1 - adamBytes(256) / adamBytes32, 0),
  "memory-billion-8-block-2048": () => `${significant(billions(2048), 5)} GB`,
  "memory-billion-8-block-256": () => `${significant(billions(256), 6)} GB`,
  "memory-each-32": () => String(4 + 4 + 4 * adam.states.length),
  "memory-sum-saved": () => percent(savedOfSum(bare), 0),
  "memory-sum-saved-16": () => percent(savedOfSum({ ...bare, weights: 2, gradients: 2 }), 0),
  "memory-sum-saved-activations": () => percent(savedOfSum({ ...ledger, activations: 40 }), 0),
  "memory-gpt2-gib": () => significant(ledgerOf(bare, parametersOf(bare), 32).state / GIB, 3),
  "memory-t5-state": () => `${Math.round(ledgerOf(bare, t5, 32).state / BILLION)} GB`,
  "memory-t5-one-gib": () => significant((4 * t5) / GIB, 3),
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
