/** Groups of variables with settings of their own: hyper-parameters, bits, blocks and maps. */
import type * as tf from "@tensorflow/tfjs-core";
import { withoutNumber } from "@/lib/numerics/rules/matrices";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import type { StateBits } from "./stepper";
import { keeps } from "./variableNames";

/** Settings of the storage that a group can have. */
const STORAGE_SETTINGS = ["bits", "blockSize", "map", "mapValues", "min8bitSize"] as const;

/** Settings of the storage, as those of an optimizer (`StateOptions`). */
interface StorageSettings {
  readonly bits?: StateBits;
  readonly blockSize?: number;
  readonly map?: string;
  readonly mapValues?: readonly number[];
  readonly min8bitSize?: number;
}

/** An object with a name: a variable, or a layer of tf.layers, whose name is part of the names of its variables. */
interface Named {
  readonly name: string;
}

/**
 * What a group matches: a name or a part of a name between slashes (as an entry of `keep32`), a pattern that some part
 * of the name has, or a variable or layer, whose name counts. The number that TensorFlow.js appends to a name that is
 * taken does not count: /bias$/ means "bias_1" too.
 */
export type GroupMatch = string | RegExp | Named;

/**
 * Variables with settings of their own: storage (`bits`, `blockSize`, `map`, `mapValues`, `min8bitSize`) and any
 * hyper-parameter of the rule, as in `{ match: /bias|gamma|beta/, weightDecay: 0 }`.
 *
 * Where several groups match a variable, the last that has a setting decides on it. A group's learning rate keeps its
 * ratio to that of the optimizer when the latter changes.
 */
export type ParameterGroup<H extends object = object> = H &
  StorageSettings & { readonly match: GroupMatch | readonly GroupMatch[] };

/** One name or pattern of a group, as plain data. A key `name` keeps its text when tfjs loads a model (packConfig). */
export interface MatchConfig {
  /** The name, or the source of the pattern. */
  readonly name: string;
  /** Flags of the pattern; left out for a name. */
  readonly flags?: string;
}

/** A group as plain data. */
export interface GroupConfig {
  readonly match: readonly MatchConfig[];
  readonly hyper: Hyper;
  readonly state: StorageSettings;
}

/**
 * Returns a group as plain data.
 *
 * @param number of the group, from 1, for messages
 * @throws OptimizerError if it matches nothing that has a name
 */
export function groupConfigOf(group: ParameterGroup, number: number): GroupConfig {
  if (typeof group !== "object" || group === null)
    throw new OptimizerError(
      `group ${number}`,
      String(group),
      'an object, as in { match: "bias", weightDecay: 0 }',
    );
  const { match, ...settings } = group;
  const all = isList(match) ? match : [match];
  const hyper: Record<string, number> = {};
  const state: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    if (STORAGE_SETTINGS.some((setting) => setting === name)) state[name] = value;
    else hyper[name] = value as number;
  }
  return { match: all.map((each) => matchConfigOf(each, number)), hyper, state: state as StorageSettings };
}

const isList = (match: GroupMatch | readonly GroupMatch[]): match is readonly GroupMatch[] =>
  Array.isArray(match);

function matchConfigOf(match: GroupMatch, number: number): MatchConfig {
  // A pattern that remembers where it stopped would match every other name.
  if (match instanceof RegExp) return { name: match.source, flags: match.flags.replace(/[gy]/g, "") };
  const name = typeof match === "string" ? match : match?.name;
  if (typeof name !== "string" || name === "")
    throw new OptimizerError(
      `match of group ${number}`,
      String(match),
      "a name, a pattern, a variable, a layer, or a list of these",
    );
  return { name };
}

/** Returns whether a group matches a variable. */
export const matches = ({ match }: GroupConfig, variable: string): boolean =>
  match.some(({ name, flags }) => {
    if (flags === undefined) return keeps(name, variable);
    const pattern = new RegExp(name, flags);
    return pattern.test(variable) || pattern.test(withoutNumber(variable));
  });

/** Returns the numbers, from 1, of the groups that match none of these variables. */
export const unusedGroups = (variables: readonly string[], groups: readonly GroupConfig[]): number[] =>
  groups.flatMap((group, i) => (variables.some((variable) => matches(group, variable)) ? [] : [i + 1]));

/**
 * Returns the hyper-parameters of a variable.
 *
 * @param hyper current ones of the optimizer
 * @param own settings of the variable's groups
 * @param factor of learning rates since the optimizer was made
 */
export function hyperOfGroup(hyper: Hyper, own: Hyper, factor: number): Hyper {
  const { learningRate } = own;
  return { ...hyper, ...own, ...(learningRate !== undefined && { learningRate: learningRate * factor }) };
}

/** Returns groups in the form in which tfjs saves them with a model. */
export const packGroups = (groups: readonly GroupConfig[]): tf.serialization.ConfigDictArray =>
  JSON.parse(JSON.stringify(groups));

/** Reads groups in that form. JSON knows no Infinity and writes null. */
export const unpackGroups = (groups: readonly GroupConfig[]): GroupConfig[] =>
  groups.map(({ match, hyper, state }) => ({
    match,
    hyper,
    state: { ...state, ...(state.min8bitSize === null && { min8bitSize: Number.POSITIVE_INFINITY }) },
  }));

/** Returns groups whose learning rates are multiplied by a factor. */
export const withRates = (groups: readonly GroupConfig[], factor: number): GroupConfig[] =>
  groups.map((group) => {
    const { learningRate } = group.hyper;
    if (learningRate === undefined) return group;
    return { ...group, hyper: { ...group.hyper, learningRate: learningRate * factor } };
  });
