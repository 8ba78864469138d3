/**
 * The config of an optimizer as plain data: its type, the storage that follows from it, and the form in which
 * tfjs saves it.
 */
import type * as tf from "@tensorflow/tfjs-core";
import { checkBlockSize } from "@/lib/numerics/blockChecks";
import { customMap, type MapName } from "@/lib/numerics/maps";
import { isMomentBits, plainBits } from "@/lib/numerics/momentBits";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { DEFAULT_MAP } from "@/lib/numerics/stateMaps8";
import type { StateMaps } from "@/lib/numerics/step8";
import { checkBlocks } from "./blockChecks";
import { OptimizerError } from "./errors";
import { type ClipOptions, clipOf } from "./gradientClip";
import { checkCount, checkHyper, checkNames } from "./optimizerChecks";
import { type GroupConfig, matches, packGroups, unpackGroups } from "./parameterGroups";
import { type PlainConfig, packPlain, unpackPlain } from "./plainConfig";
import { entryFor, reasonFor } from "./plainPlan";
import type { StateBits, Storage } from "./stepper";

export type { StateBits };

/** Options for the storage of an optimizer's state. */
export interface StateOptions {
  /**
   * Values that share one absmax; the size of a variable or more makes the variable one block. On WebGPU a
   * step goes over memory once for a power of two from 64 to 4096, and twice for another multiple of 4. 4-bit
   * state needs one of the powers of two.
   */
  readonly blockSize?: number;
  /**
   * Name in the list of maps. "dynamic-above-zero", the default, stores no second moment as 0, and first
   * moments with the dynamic map. "dynamic" is the library's pair of tables, code by code. In 4 bits second
   * moments are stored with geometric-above-zero by default, and with linear-above-zero beside a map of both
   * signs such as "dynamic" (but rmsprop's and adagrad's then use the map with signed values, as in the
   * library).
   */
  readonly map?: MapName;
  /**
   * Your own table instead of that map: 2 to 256 ascending values, at most 16 in 4 bits. Values outside -1 to
   * 1 are never used. With negative values it is for the states with a sign, otherwise for those without.
   */
  readonly mapValues?: readonly number[];
  /**
   * Variables with fewer elements keep 32-bit state: fewer bits save little there and cost precision. With
   * Infinity all variables keep 32-bit state.
   */
  readonly min8bitSize?: number;
  /**
   * Variables that keep 32-bit state whatever their size, as the paper does for embeddings (section 1.8). An
   * entry means the variable of that name, and those that have it between the slashes of their name:
   * "embedding" means "embedding" and "lane3/embedding/table", but not "embedding2". tf.layers.embedding
   * calls its table "embedding_Embedding1/embeddings": there the entry is "embeddings". It also means
   * "embeddings_1", as tfjs calls a second variable of that name. State that is loaded keeps the bits in which it was
   * saved.
   */
  readonly keep32?: readonly string[];
}

/** Everything that determines an optimizer, as plain data. */
export interface OptimizerConfig extends PlainConfig<StateBits>, Pick<StateOptions, "mapValues"> {
  /** Variables with settings of their own; of several groups with a setting the last decides. */
  readonly groups?: readonly GroupConfig[];
  /** How gradients are clipped before a step. */
  readonly clip?: ClipOptions;
}

/**
 * Returns the storage of the state of variables that are large enough.
 *
 * @throws OptimizerError or NumericsError if there is no storage of these bits, or no such map in these bits
 */
export function storageOf(config: OptimizerConfig): Storage {
  const { blockSize } = config;
  const bits = plainBits(ruleNamed(config.rule), config.bits);
  if (isMomentBits(bits)) return { bits: "mixed", momentBits: bits, blockSize, maps: mapsOf(config, 8) };
  switch (bits) {
    case 32:
      return { bits };
    case 8:
    case 4:
      return { bits, blockSize, maps: mapsOf(config, bits) };
    default:
      throw new OptimizerError("bits", bits, "4, 8 or 32, or 8 or 32 for each moment as in { m: 8, r: 32 }");
  }
}

/**
 * Refuses a config whose numbers, names, blocks or groups are not allowed.
 *
 * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed
 */
export function checkConfig(config: OptimizerConfig, rule: Rule): void {
  checkNames("keep32", config.keep32);
  checkStorage(config);
  for (const group of config.groups ?? []) {
    checkHyper({ ...rule.defaults, ...config.hyper, ...group.hyper }, rule);
    checkStorage({ ...config, ...group.state });
  }
}

function checkStorage(config: OptimizerConfig): void {
  checkCount("min8bitSize", config.min8bitSize);
  checkBlockSize(config.blockSize);
  checkBlocks(storageOf(config), Math.max(1, config.min8bitSize));
}

/**
 * Returns the storage of saved codes that name no map (see checkpoint.ts): the storage of this config, or, with
 * the default map, the library's. Codes of the default map name it, and older codes were saved when "dynamic"
 * was the default.
 *
 * @throws OptimizerError or NumericsError as storageOf does
 */
export const unnamedStorageOf = (config: OptimizerConfig): Storage =>
  storageOf(config.map === DEFAULT_MAP ? { ...config, map: "dynamic" } : config);

function mapsOf({ rule, map, mapValues }: OptimizerConfig, bits: 4 | 8): StateMaps {
  const maps = stateMaps(map, bits, ruleNamed(rule));
  if (!mapValues) return maps;
  const own = customMap(mapValues);
  if (own.bits > bits)
    throw new OptimizerError(
      "the number of mapValues",
      mapValues.length,
      `at most ${2 ** bits} in ${bits} bits`,
    );
  return own.signed ? { ...maps, signed: own } : { ...maps, unsigned: own };
}

/** The settings of one variable. */
export interface VariableSettings {
  /** The config of the optimizer with the storage of the variable's groups. */
  readonly config: OptimizerConfig;
  /** Hyper-parameters that differ from those of the optimizer. */
  readonly hyper: Hyper;
  /** Why the variable has its bits: "bits of the optimizer", 'keep32 "embedding"' or "group 2". */
  readonly reason: string;
}

/** Returns the settings of a variable: those of the optimizer, then of `keep32`, then of its groups in their order. */
export function settingsOf(variable: string, config: OptimizerConfig): VariableSettings {
  const kept = entryFor(config.keep32, variable);
  let merged: OptimizerConfig = kept === undefined ? config : { ...config, bits: 32 };
  let reason = reasonFor(kept, config.bits);
  let hyper: Hyper = {};
  config.groups?.forEach((group, i) => {
    if (!matches(group, variable)) return;
    merged = { ...merged, ...group.state };
    hyper = { ...hyper, ...group.hyper };
    if (group.state.bits !== undefined) reason = `group ${i + 1}`;
  });
  return { config: merged, hyper, reason };
}

/** Returns a config in the form in which tfjs saves an optimizer with a model (plainConfig.ts). */
export function packConfig(config: OptimizerConfig): tf.serialization.ConfigDict {
  const { mapValues, groups, clip } = config;
  return {
    ...packPlain(config),
    ...(mapValues && { mapValues: [...mapValues] }),
    ...(groups && { groups: packGroups(groups) }),
    ...(clip && { clip: { ...clip } }),
  };
}

/** Reads a config in that form. */
export function unpackConfig(saved: tf.serialization.ConfigDict): OptimizerConfig {
  const { mapValues, groups, clip } = saved as unknown as OptimizerConfig;
  return {
    ...unpackPlain(saved),
    ...(mapValues && { mapValues }),
    ...(groups && { groups: unpackGroups(groups) }),
    ...(clip && { clip: clipOf(clip) }),
  };
}
