/** The memory of training on one GPU, part by part, and the largest model that fits. */
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { PRESETS, type Preset, presetNamed } from "./models";

/** Bytes of a gigabyte, as disks and GPUs are sold. */
export const GB = 1e9;
/** Bytes of a gibibyte. */
export const GIB = 2 ** 30;

/** A model, how its numbers are stored, and the GPUs over which it is sharded. */
export interface LedgerSetup {
  /** Name of a preset; any other name is a model of `millions` parameters. */
  readonly model: string;
  readonly millions: number;
  /** Name of the update rule, which determines how many state values a parameter has. */
  readonly rule: string;
  readonly blockSize: number;
  /** Bytes of one weight, with its copies. */
  readonly weights: number;
  /** Bytes of one gradient, with its copies; 0 if each gradient is applied and freed in the backward pass. */
  readonly gradients: number;
  /** The reader's guess for one GPU, GB. */
  readonly activations: number;
  readonly gpus: number;
  /** Memory of one GPU, in `gpuUnit`. */
  readonly gpu: number;
  /** Whether `gpu` counts GB or GiB; GB by default. */
  readonly gpuUnit?: "GB" | "GiB";
}

/** What one GPU holds, in bytes. */
export interface Ledger {
  /** Bits of one stored state value. */
  readonly bits: number;
  readonly weights: number;
  readonly gradients: number;
  readonly state: number;
  /** The part of the state that is absmax. */
  readonly absmax: number;
  /** The reader's guess. */
  readonly activations: number;
  readonly total: number;
}

/** Returns the number of parameters of the chosen model. */
export const parametersOf = ({ model, millions }: Pick<LedgerSetup, "model" | "millions">): number =>
  presetNamed(model)?.parameters ?? Math.round(millions * 1e6);

/**
 * Returns the ledger of one GPU. Sharding divides the parameters evenly, the last share rounded up, and blocks do not
 * cross shares. The parameters count as one flat tensor: which of a model's tensors are small enough to stay 32-bit
 * does not follow from its published size.
 *
 * @param n parameters of the whole model
 * @param bits of one stored state value: 32, 16, 8 or 4
 * @throws NumericsError if there is no such update rule
 */
export function ledgerOf(setup: LedgerSetup, n: number, bits: number): Ledger {
  const share = Math.ceil(n / setup.gpus);
  const { total: state, absmax } = stateBytes(ruleNamed(setup.rule), share, {
    bits,
    blockSize: setup.blockSize,
    min8bitSize: REFERENCE_MIN_8BIT_SIZE,
  });
  const weights = share * setup.weights;
  const gradients = share * setup.gradients;
  const activations = setup.activations * GB;
  return {
    bits,
    weights,
    gradients,
    state,
    absmax,
    activations,
    total: weights + gradients + state + activations,
  };
}

/** Returns the memory of one GPU, bytes. */
export const gpuBytes = ({ gpu, gpuUnit = "GB" }: Pick<LedgerSetup, "gpu" | "gpuUnit">): number =>
  gpu * (gpuUnit === "GiB" ? GIB : GB);

/** Returns whether a model of n parameters fits on each GPU. */
export const fits = (setup: LedgerSetup, n: number, bits: number): boolean =>
  ledgerOf(setup, n, bits).total <= gpuBytes(setup);

/** Returns the largest published model that fits on each GPU; undefined if none does. */
export function largestPreset(setup: LedgerSetup, bits: number): Preset | undefined {
  return PRESETS.filter(({ parameters }) => fits(setup, parameters, bits)).reduce<Preset | undefined>(
    (best, preset) => (best && best.parameters >= preset.parameters ? best : preset),
    undefined,
  );
}

/** Returns the largest number of parameters that fits, by bisection; 0 if the activations alone are too large. */
export function largestSize(setup: LedgerSetup, bits: number): number {
  let low = 0;
  // No choice takes less than one byte a parameter.
  let high = gpuBytes(setup) * setup.gpus;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(setup, middle, bits)) low = middle;
    else high = middle;
  }
  return fits(setup, low, bits) ? low : 0;
}

/** Returns the fewest GPUs, of any number, over which the chosen model fits. */
export function fewestGpus(setup: LedgerSetup, bits: number): number {
  let gpus = 1;
  while (!fits({ ...setup, gpus }, parametersOf(setup), bits)) gpus++;
  return gpus;
}
