import { ROOT, SOFTSIGN, STRAIGHT } from "../companders";
import { E4M3, E5M2 } from "../float8";
import { makeMap } from "../maps";
import type { Hyper } from "../rules/rule";
import { AFFINE_GROUP, affineStorage } from "./affine";
import { blockStorage, torchaoStorage } from "./blockCodes";
import { compandedStorage, FLASHOPTIM_GROUP } from "./companded";
import { COAT_GROUP, expandedFloat8Storage } from "./expandedFloat8";
import { float8Storage } from "./float8";
import { bf16Storage, float32Storage } from "./floats";
import { logarithmicStorage, SOLO_BLOCK } from "./logarithmic";
import { quantileStorage } from "./quantiles";
import { rank1Storage } from "./rank1";
import { factoredStorage, unitMeanStorage } from "./sharedSecondMoment";
import type { Storage } from "./storage";

/**
 * Settings of an optimizer of this book (`adam8bit`, `adam4bit`), or of a lane, that store state in a format. Kernels and
 * their twins take any table of values and one scale a block, so that a format that is no more than this is a lane.
 */
export interface FormatLane {
  readonly bits: 32 | 8 | 4;
  /** Name of a family of ../maps, and values of a block; without effect in 32 bits. */
  readonly map: string;
  readonly blockSize: number;
  /** In what the lane stores otherwise than the format, beside the last bit of a value; "" if in nothing. */
  readonly differs: string;
}

/** A format of Adam's state: how both moments are stored. */
export interface StateFormat {
  readonly name: string;
  /** Name for readers, at most 26 letters. */
  readonly label: string;
  /** Who uses it: a library, a paper, or this book. */
  readonly origin: string;
  /** Address of the code or the paper that defines it. */
  readonly url: string;
  /** Which values the codes stand for. */
  readonly map: string;
  /** Which values share a scale. */
  readonly scaling: string;
  /** Which code a value between two codes gets. */
  readonly rounding: string;
  /** What is stored beside the codes. */
  readonly beside: string;
  readonly m: Storage;
  readonly r: Storage;
  /**
   * Which moments the update uses: "fresh", those of 32 bits before they are stored (the paper's method, and most), or
   * "stored", where the update is defined by what is kept.
   */
  readonly update: "fresh" | "stored";
  /** The settings of an optimizer that stores its state so, or a sentence that says why no optimizer of this book does. */
  readonly lane: FormatLane | string;
  /** Hyper-parameters that the format's authors change with it, for a training run of its own. */
  readonly hyper?: Hyper;
}

const BITSANDBYTES = "https://github.com/bitsandbytes-foundation/bitsandbytes";
const TORCHAO = "https://github.com/pytorch/ao/tree/main/torchao/optim";
const signed8 = (name: string) => makeMap(name, { bits: 8, signed: true });
const unsigned8 = (name: string) => makeMap(name, { bits: 8, signed: false });
const dynamic4 = makeMap("dynamic", { bits: 4, signed: true });
const linear4 = makeMap("linear-above-zero", { bits: 4, signed: false });

const NEAREST = "to the nearest, half-way to the even code";
const GUARDED = `${NEAREST}; m keeps its sign`;
const ONE_SCALE = "a float32 for each block";

const lane = (map: string, blockSize: number, differs = ""): FormatLane => ({
  bits: 8,
  map,
  blockSize,
  differs,
});
const SIGN_KEPT = "m keeps its sign";
const TORCHAO_DIFFERS = `half-way to the even code, and ${SIGN_KEPT}`;
const TWO_NUMBERS = "Each group has two numbers beside it, where a block of the optimizers has one.";
const AT_RANDOM =
  "r is rounded at random to powers of a base that each block has for itself; the optimizers have one table.";
const SHARED_R = "r has fewer numbers than the tensor has weights; the optimizers keep one code a weight.";

/** A format of the paper's method: one scale a block, and a map for each moment. */
const blockFormat = (blockSize: number, [forM, forR]: readonly [string, string]) => ({
  // The family that stores r; one without signed maps has the dynamic map beside it (../stateMaps.ts).
  lane: lane(forR, blockSize),
  scaling: `absmax of blocks of ${blockSize}`,
  rounding: GUARDED,
  beside: ONE_SCALE,
  m: blockStorage(signed8(forM), blockSize, true),
  r: blockStorage(unsigned8(forR), blockSize),
  update: "fresh" as const,
});

/** The one list of formats, as the figure shows them before they are sorted. A new format is one entry here. */
export const FORMATS: readonly StateFormat[] = [
  {
    name: "float32",
    label: "float32",
    origin: "the reference",
    url: "https://arxiv.org/abs/1412.6980",
    map: "none",
    scaling: "none",
    rounding: "none",
    beside: "nothing",
    m: float32Storage,
    r: float32Storage,
    update: "fresh",
    lane: { bits: 32, map: "dynamic", blockSize: 256, differs: "" },
  },
  {
    name: "bf16",
    label: "bf16",
    origin: "DeepSpeed and others",
    url: "https://github.com/deepspeedai/DeepSpeed/pull/8010",
    map: "floats with 8 bits of precision and the range of float32",
    scaling: "none",
    rounding: "to the nearest, half-way to even",
    beside: "nothing",
    m: bf16Storage,
    r: bf16Storage,
    update: "fresh",
    lane: "The optimizers store codes, or floats of 32 bits.",
  },
  {
    name: "dynamic-256",
    label: "dynamic 256",
    origin: "bitsandbytes from 0.44 on",
    url: BITSANDBYTES,
    map: "dynamic, signed for m and unsigned for r",
    ...blockFormat(256, ["dynamic", "dynamic"]),
  },
  {
    name: "dynamic-2048",
    label: "dynamic 2048",
    origin: "the paper, and bitsandbytes before 0.44",
    url: "https://arxiv.org/abs/2110.02861",
    map: "dynamic, signed for m and unsigned for r",
    ...blockFormat(2048, ["dynamic", "dynamic"]),
  },
  {
    name: "above-zero-256",
    label: "dynamic above zero 256",
    origin: "this book",
    url: "https://arxiv.org/abs/2309.01507",
    map: "dynamic; for r without its zero",
    ...blockFormat(256, ["dynamic", "dynamic-above-zero"]),
  },
  {
    name: "torchao-8",
    label: "torchao 8-bit",
    origin: "torchao",
    url: TORCHAO,
    map: "dynamic, signed for m and unsigned for r",
    scaling: "absmax of blocks of 256, at least 1e-12",
    rounding: "to the nearest, half-way up; no guard of the sign",
    beside: ONE_SCALE,
    m: torchaoStorage(signed8("dynamic"), 256),
    r: torchaoStorage(unsigned8("dynamic"), 256),
    update: "fresh",
    lane: lane("dynamic", 256, TORCHAO_DIFFERS),
  },
  {
    name: "linear-2048",
    label: "linear 2048",
    origin: "the comparison of the paper",
    url: "https://arxiv.org/abs/2110.02861",
    map: "evenly spaced, from -1 for m and from 0 for r",
    ...blockFormat(2048, ["linear", "linear"]),
  },
  {
    name: "quantile",
    label: "quantile",
    origin: "the comparison of the paper",
    url: "https://arxiv.org/abs/2110.02861",
    map: "the tensor's own quantiles, estimated anew at each step",
    scaling: "none: the quantiles are values of the tensor",
    rounding: NEAREST,
    beside: "the 256 float32 values of each tensor's table",
    m: quantileStorage(true),
    r: quantileStorage(false),
    update: "fresh",
    lane: "The table is the tensor’s own, anew at each step; those of the optimizers are fixed. Their map “quantile” has the quantiles of normal values.",
  },
  {
    name: "fp8-e4m3",
    label: "FP8 E4M3",
    origin: "torchao",
    url: TORCHAO,
    map: "floats of 4 exponent and 3 fraction bits, the sign bit of r idle",
    scaling: "absmax / 448 of blocks of 256",
    rounding: "to the nearest, half-way to even",
    beside: ONE_SCALE,
    m: float8Storage(E4M3, 256, true),
    r: float8Storage(E4M3, 256, false),
    update: "fresh",
    lane: lane("fp8-e4m3", 256, SIGN_KEPT),
  },
  {
    name: "fp8-e5m2",
    label: "FP8 E4M3 and E5M2",
    origin: "Fishman et al., by torchao's account; blocks as in torchao",
    url: "https://arxiv.org/abs/2409.12517",
    map: "m as E4M3, r as floats of 5 exponent and 2 fraction bits",
    scaling: "absmax / largest number of blocks of 256",
    rounding: "to the nearest, half-way to even",
    beside: ONE_SCALE,
    m: float8Storage(E4M3, 256, true),
    r: float8Storage(E5M2, 256, false),
    update: "fresh",
    lane: lane("fp8-e4m3-e5m2", 256, SIGN_KEPT),
  },
  {
    name: "coat",
    label: "COAT",
    origin: "COAT",
    url: "https://github.com/NVlabs/COAT",
    map: "E4M3 of the k-th power of the magnitude",
    scaling: `range of groups of ${COAT_GROUP}: k stretches it to that of E4M3`,
    rounding: "to the nearest, half-way to even",
    beside: "three float32 for each group: scale, k and the middle",
    m: expandedFloat8Storage(true),
    r: expandedFloat8Storage(false),
    update: "fresh",
    lane: "Each group has an exponent of its own, so that no fixed table has its values.",
  },
  {
    name: "flashoptim",
    label: "FlashOptim",
    origin: "FlashOptim",
    url: "https://github.com/databricks/flashoptim",
    map: "evenly spaced after softsign (m) or square root (r)",
    scaling: `absmax of groups of ${FLASHOPTIM_GROUP}`,
    rounding: "to the nearest, half-way up",
    beside: "a half-precision scale for each group",
    m: compandedStorage(true, SOFTSIGN),
    r: compandedStorage(false, ROOT),
    update: "fresh",
    lane: lane(
      "companded",
      FLASHOPTIM_GROUP,
      `scales in 32 bits, to the nearest value without bending, and ${SIGN_KEPT}`,
    ),
  },
  {
    name: "linear-32",
    label: "linear 32",
    origin: "FlashOptim without its companding",
    url: "https://github.com/databricks/flashoptim",
    map: "evenly spaced integers",
    scaling: `absmax of groups of ${FLASHOPTIM_GROUP}`,
    rounding: "to the nearest, half-way up",
    beside: "a half-precision scale for each group",
    m: compandedStorage(true, STRAIGHT),
    r: compandedStorage(false, STRAIGHT),
    update: "fresh",
    lane: lane("linear", FLASHOPTIM_GROUP, `scales in 32 bits, ${TORCHAO_DIFFERS}`),
  },
  {
    name: "affine",
    label: "affine",
    origin: "an attempt in unsloth-zoo",
    url: "https://github.com/unslothai/unsloth-zoo/pull/962",
    map: "evenly spaced between the smallest and the largest value",
    scaling: `smallest and largest of groups of ${AFFINE_GROUP}`,
    rounding: "to the nearest",
    beside: "two float32 for each group",
    m: affineStorage,
    r: affineStorage,
    update: "fresh",
    lane: TWO_NUMBERS,
  },
  {
    name: "affine-m",
    label: "affine m alone",
    origin: "unsloth-zoo",
    url: "https://github.com/unslothai/unsloth-zoo/pull/962",
    map: "m evenly spaced between the smallest and the largest value",
    scaling: `smallest and largest of groups of ${AFFINE_GROUP}`,
    rounding: "to the nearest",
    beside: "two float32 for each group of m",
    m: affineStorage,
    r: float32Storage,
    update: "fresh",
    lane: TWO_NUMBERS,
  },
  {
    name: "torchao-4",
    label: "torchao 4-bit",
    origin: "torchao",
    url: TORCHAO,
    map: "16 dynamic values for m, 16 evenly spaced ones above zero for r",
    scaling: "absmax of blocks of 128",
    rounding: "to the nearest, half-way up; no guard of the sign",
    beside: ONE_SCALE,
    m: torchaoStorage(dynamic4, 128),
    r: torchaoStorage(linear4, 128),
    update: "fresh",
    lane: { ...lane("dynamic", 128, TORCHAO_DIFFERS), bits: 4 },
  },
  {
    name: "rank1-4",
    label: "4-bit rank 1",
    origin: "Li et al.",
    url: "https://github.com/thu-ml/low-bit-optimizers",
    map: "16 dynamic values for m, 16 evenly spaced ones above zero for r",
    scaling: "m in blocks of 128; r by the smaller maximum of its row and its column",
    rounding: NEAREST,
    beside: "a float32 for each block of m, and for each row and column of r",
    m: blockStorage(dynamic4, 128),
    r: rank1Storage(linear4),
    update: "fresh",
    lane: "r has a scale for each row and column; the optimizers know blocks alone.",
  },
  {
    name: "solo-4-3",
    label: "SOLO 4 and 3 bits",
    origin: "SOLO",
    url: "https://arxiv.org/abs/2505.00347",
    map: "16 dynamic values for m, 8 powers of a base for r",
    scaling: `blocks of ${SOLO_BLOCK}, each with its own base`,
    rounding: "m to the nearest, r up or down at random",
    beside: "a float32 for each block of m, two for each block of r",
    m: blockStorage(dynamic4, SOLO_BLOCK),
    r: logarithmicStorage(3),
    update: "fresh",
    lane: AT_RANDOM,
    hyper: { beta1: 0.8 },
  },
  {
    name: "solo-4-2",
    label: "SOLO 4 and 2 bits",
    origin: "SOLO",
    url: "https://arxiv.org/abs/2505.00347",
    map: "16 dynamic values for m, 4 powers of a base for r",
    scaling: `blocks of ${SOLO_BLOCK}, each with its own base`,
    rounding: "m to the nearest, r up or down at random",
    beside: "a float32 for each block of m, two for each block of r",
    m: blockStorage(dynamic4, SOLO_BLOCK),
    r: logarithmicStorage(2),
    update: "fresh",
    lane: AT_RANDOM,
    hyper: { beta1: 0.8 },
  },
  {
    name: "adam-mini",
    label: "Adam-mini",
    origin: "Adam-mini",
    url: "https://github.com/zyushun/Adam-mini",
    map: "none",
    scaling: "one r for the weights of a neuron or a token",
    rounding: "none",
    beside: "nothing: r is one float32 for each neuron",
    m: float32Storage,
    r: unitMeanStorage,
    update: "stored",
    lane: SHARED_R,
  },
  {
    name: "factored",
    label: "Adafactor",
    origin: "Adafactor",
    url: "https://arxiv.org/abs/1804.04235",
    map: "none",
    scaling: "r as the product of a row and a column",
    rounding: "none",
    beside: "nothing: r is one float32 for each row and column",
    m: float32Storage,
    r: factoredStorage,
    update: "stored",
    lane: SHARED_R,
  },
];

/** Returns the format of a name, undefined if there is no format of that name. */
export const formatNamed = (name: string): StateFormat | undefined =>
  FORMATS.find((format) => format.name === name);

export type { MatrixShape, Storage, Stored } from "./storage";
