/** The memory of training on one GPU, part by part, and the largest model that fits. */
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { shapeOf } from "./modelConfig";
import { adaptersOf, type Matrices } from "./modelShapes";
import { llamaPreset, PRESETS, type Preset, presetNamed } from "./models";
import { tensorsOf } from "./tensorList";

/** Bytes of a gigabyte, as disks and GPUs are sold. */
export const GB = 1e9;
/** Bytes of a gibibyte. */
export const GIB = 2 ** 30;

/** The moments of a rule that a comparison stores in fewer bits: all, those with a sign, or squares of gradients. */
export type NarrowMoments = "all" | "first" | "second";

/** A model, how its numbers are stored, and the GPUs over which it is sharded. */
export interface LedgerSetup {
  /** Name of a preset, or OWN_SHAPE; any other name is a model of `millions` parameters. */
  readonly model: string;
  /** The shape (modelConfig.ts) or the tensors (tensorList.ts) of the reader's own model, for OWN_SHAPE. */
  readonly shape?: string;
  readonly millions: number;
  /** Name of the update rule, which determines how many state values a parameter has. */
  readonly rule: string;
  readonly blockSize: number;
  /** The moments that are stored in fewer than 32 bits; the others are 32-bit floats. "all" by default. */
  readonly moments?: NarrowMoments;
  /** Bytes of one weight, with its copies. */
  readonly weights: number;
  /** Bytes of one gradient, with its copies; 0 if each gradient is applied and freed in the backward pass. */
  readonly gradients: number;
  /**
   * Rank of LoRA: all weights of the model are frozen, and two matrices for each projection of attention are trained.
   * 0, or left out, if all weights are trained. It has no effect on a size or a list of tensors of the reader's own, which have no known attention.
   */
  readonly rank?: number;
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
  /** Bits of one stored state value, in the moments of `LedgerSetup.moments`. */
  readonly bits: number;
  /** How the state is stored: bits, or bits of each moment. */
  readonly stored: number | Readonly<Record<string, number>>;
  /** Trained parameters of this GPU's share. */
  readonly trained: number;
  readonly weights: number;
  readonly gradients: number;
  readonly state: number;
  /** The part of the state that is absmax. */
  readonly absmax: number;
  /** The reader's guess. */
  readonly activations: number;
  readonly total: number;
}

/** The name of a model whose shape the reader gives. */
export const OWN_SHAPE = "own-shape";

type Chosen = Pick<LedgerSetup, "model" | "millions" | "shape">;

/** The count of a model; a list of tensors does not say which of them belong to attention. */
type Counted = Pick<Preset, "counted"> & Partial<Pick<Preset, "attention">>;

/** Returns the tensors of the reader's own list, by size; undefined if the chosen model has no such list. */
export const chosenTensors = ({ model, shape = "" }: Chosen): readonly Matrices[] | undefined =>
  model === OWN_SHAPE ? tensorsOf(shape) : undefined;

/** Returns the counted shape of the chosen model; undefined for a size of the reader's own, which has none. */
export function chosenShape(chosen: Chosen): Counted | undefined {
  const { model, shape = "" } = chosen;
  if (model !== OWN_SHAPE) return presetNamed(model);
  const tensors = chosenTensors(chosen);
  if (tensors) return { counted: tensors.reduce((sum, { count, size }) => sum + count * size, 0) };
  const own = shapeOf(shape);
  return own && llamaPreset(own);
}

/** Returns the number of parameters of the chosen model. */
export const parametersOf = (chosen: Chosen): number =>
  presetNamed(chosen.model)?.parameters ?? chosenShape(chosen)?.counted ?? Math.round(chosen.millions * 1e6);

/** Returns the matrices that are trained beside the frozen weights; undefined if all weights are trained. */
function trainedBeside(setup: LedgerSetup): readonly Matrices[] | undefined {
  const { rank = 0 } = setup;
  const attention = chosenShape(setup)?.attention;
  return rank > 0 && attention ? adaptersOf(attention, rank) : undefined;
}

/** Returns whether the weights of the chosen model are frozen. */
export const isFrozen = (setup: LedgerSetup): boolean => trainedBeside(setup) !== undefined;

/**
 * Returns the bits of each moment: one number if all moments share it, else by symbol.
 *
 * @param bits of the moments that are stored in fewer bits, or 32 for all
 */
export function momentBitsOf(
  { rule, moments = "all" }: Pick<LedgerSetup, "rule" | "moments">,
  bits: number,
): number | Readonly<Record<string, number>> {
  if (moments === "all" || bits === 32) return bits;
  const each = ruleNamed(rule).states.map(({ symbol, signed, nonNegative }) => {
    const isSecond = !signed || nonNegative === true;
    return [symbol, isSecond === (moments === "second") ? bits : 32] as const;
  });
  const [[, first]] = each;
  return each.every(([, width]) => width === first) ? first : Object.fromEntries(each);
}

/** Bytes of a weight in 16 bits with a 32-bit copy, and without: frozen weights need none. */
const WITH_COPY_BYTES = 6;
const WITHOUT_COPY_BYTES = 2;

/**
 * Returns the ledger of one GPU. Sharding divides the parameters evenly, the last share rounded up, and blocks do not
 * cross shares. The tensors of the reader's own list count one by one, each divided over the GPUs. The parameters of
 * any other model count as one flat tensor: which of a model's tensors are small enough to stay 32-bit
 * does not follow from its published size. The matrices of LoRA count one by one, each divided over the GPUs. A rule
 * of matrices (Muon) counts with one state for all other parameters, although Adam's two states belong to embeddings,
 * output layers and vectors.
 *
 * @param n parameters of the whole model; without effect for the reader's own list
 * @param bits of one stored state value, in the moments of `setup.moments`: 32, 16, 8 or 4
 * @throws NumericsError if there is no such update rule
 */
export function ledgerOf(setup: LedgerSetup, n: number, bits: number): Ledger {
  const share = (size: number) => Math.ceil(size / setup.gpus);
  const adapters = trainedBeside(setup);
  const tensors = adapters ?? chosenTensors(setup) ?? [{ count: 1, size: n }];
  const sum = (of: (size: number) => number) =>
    tensors.reduce((total, { count, size }) => total + count * of(share(size)), 0);
  const momentBits = momentBitsOf(setup, bits);
  const storage = {
    bits: momentBits,
    blockSize: setup.blockSize,
    min8bitSize: REFERENCE_MIN_8BIT_SIZE,
  };
  const bytesOf = (size: number) => stateBytes(ruleNamed(setup.rule), size, storage);
  const state = sum((size) => bytesOf(size).total);
  const absmax = sum((size) => bytesOf(size).absmax);
  const trained = sum((size) => size);
  const frozen = setup.weights === WITH_COPY_BYTES ? WITHOUT_COPY_BYTES : setup.weights;
  const weights = trained * setup.weights + (adapters ? share(n) * frozen : 0);
  const gradients = trained * setup.gradients;
  const activations = setup.activations * GB;
  return {
    bits,
    stored: momentBits,
    trained,
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
  return PRESETS.filter(({ name, parameters }) => fits({ ...setup, model: name }, parameters, bits)).reduce<
    Preset | undefined
  >((best, preset) => (best && best.parameters >= preset.parameters ? best : preset), undefined);
}

/**
 * Returns the largest number of parameters that fits if all of them are trained, by bisection; 0 if the activations
 * alone are too large.
 */
export function largestSize(setup: LedgerSetup, bits: number): number {
  // No model of this name exists, so that the parameters count as one tensor of any size.
  const trainedWhole = { ...setup, rank: 0, model: "" };
  let low = 0;
  // No choice takes less than one byte a parameter.
  let high = gpuBytes(setup) * setup.gpus;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(trainedWhole, middle, bits)) low = middle;
    else high = middle;
  }
  return fits(trainedWhole, low, bits) ? low : 0;
}

/** Returns the fewest GPUs, of any number, over which the chosen model fits. */
export function fewestGpus(setup: LedgerSetup, bits: number): number {
  let gpus = 1;
  while (!fits({ ...setup, gpus }, parametersOf(setup), bits)) gpus++;
  return gpus;
}
