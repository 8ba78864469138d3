/**
 * Turns the optimizer's state into named tensors and back. `getWeights` in optimizer.ts describes the layout.
 */
import * as tf from "@tensorflow/tfjs-core";
import { makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError, shown } from "./errors";
import { type Checkpoint, sameValues } from "./fitState";
import { joinMoments } from "./joinMoments";
import { FORMAT_NAME, type NamedTensor, packBytes, readCodesFormat, type SavedStorage } from "./savedFormat";
import { momentsOf, type StateValues, type Storage } from "./stepper";

/** The end of the name of a tensor of codes, by the bits of a code. */
const CODES_NAME = { 4: "/codes4", 8: "/codes" } as const;

/** The maps of a rule's states, one map per state. */
interface SavedMaps {
  /** Maps that the optimizer stores its states with. */
  readonly own: readonly QuantizationMap[];
  /** Maps of codes whose tensor names no map. */
  readonly unnamed: readonly QuantizationMap[];
}

/**
 * Returns the maps of a rule's states, or undefined if the optimizer does not store state in these bits: the
 * size of the loaded state does not fit then, which is refused later.
 */
function savedMaps(rule: Rule, bits: 4 | 8, { own, unnamed }: SavedStorage): SavedMaps | undefined {
  const codeBits = (storage: Storage) => (storage.bits === "mixed" ? 8 : storage.bits);
  if (own.bits === 32 || unnamed.bits === 32) return undefined;
  if (codeBits(own) !== bits || codeBits(unnamed) !== bits) return undefined;
  const of = ({ maps }: Exclude<Storage, { bits: 32 }>) =>
    rule.states.map(({ signed }) => (signed ? maps.signed : maps.unsigned));
  return { own: of(own), unnamed: of(unnamed) };
}

/** Returns the state of one variable as named tensors; `getWeights` in optimizer.ts describes the names. */
export function packState(
  variable: string,
  rule: Rule,
  state: StateValues,
  storage: SavedStorage,
): NamedTensor[] {
  const codeBits = state.bits === 4 ? 4 : 8;
  const maps = state.bits === 32 ? undefined : savedMaps(rule, codeBits, storage);
  const moments = momentsOf(state);
  // A map is named only if a reader would take another one for granted, so that tensors of the library's maps
  // keep their names.
  const mapName = (i: number) =>
    maps && !sameValues(maps.own[i], maps.unnamed[i]) ? `/${maps.own[i].name}` : "";
  return rule.states.flatMap(({ symbol }, i) => {
    const name = `${variable}/${symbol}`;
    const moment = moments[i];
    return moment instanceof Float32Array
      ? [{ name, tensor: tf.tensor1d(moment) }]
      : [
          {
            name: `${name}${CODES_NAME[codeBits]}${mapName(i)}`,
            tensor: tf.tensor1d(packBytes(moment.codes), "int32"),
          },
          { name: `${name}/absmax`, tensor: tf.tensor1d(moment.absmax) },
        ];
  });
}

/** Returns the rules of an optimizer's variables: two for a rule of matrices. The one with more states is first. */
const rulesOf = (rule: Rule): readonly Rule[] => (rule.matrices ? [rule.matrices.others, rule] : [rule]);

/** Returns the rule that a loaded state belongs to, by its number of states. */
export const ruleOfState = (rule: Rule, state: StateValues): Rule =>
  rulesOf(rule).find(({ states }) => states.length === momentsOf(state).length) ?? rule;

/**
 * The ends of the names under which the optimizers of tf.train save the states of a rule, and the state of ours that
 * each holds. "" means a state that ours does not have.
 */
const TF_TRAIN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adam: { v: "r" },
  adamw: { v: "r" },
  momentum: { momentum: "m" },
  // The moving average of steps, which the optimizer of tf.train keeps even without momentum.
  rmsprop: { rms: "r", momentum: "" },
  adagrad: { accumulator: "r" },
  nesterov: { momentum: "m" },
  "tf-adagrad": { accumulator: "r" },
  adadelta: { accum_grad: "r", accum_var: "u" },
  "tf-rmsprop": { rms: "r", momentum: "m" },
};

/** Returns a saved tensor under the name of this rule's state; undefined for a state that the rule does not have. */
function underOurName(saved: NamedTensor, rule: Rule): NamedTensor | undefined {
  const cut = saved.name.lastIndexOf("/");
  const ours = TF_TRAIN_NAMES[rule.name]?.[saved.name.slice(cut + 1)];
  if (cut < 0 || ours === undefined) return saved;
  return ours === "" ? undefined : { name: `${saved.name.slice(0, cut)}/${ours}`, tensor: saved.tensor };
}

/**
 * Reads named tensors that `packState` made for this rule, or that an optimizer of tf.train saved, with "iter" first.
 * State that was saved without the tensor "format" is read by the names of its tensors alone.
 *
 * @throws OptimizerError if a tensor is missing or is not one of this rule's, or the rule or a table of the saved state
 *   does not fit; NumericsError if a tensor names a map that does not exist
 */
export async function readCheckpoint(
  weights: readonly NamedTensor[],
  rule: Rule,
  storage: SavedStorage,
): Promise<{ iterations: number; states: Checkpoint }> {
  const [first, ...others] = weights;
  if (first?.name !== "iter")
    throw new OptimizerError("first saved tensor", first?.name ?? "missing", '"iter"');
  const iterations = (await first.tensor.data())[0];
  const format = others.find(({ name }) => name === FORMAT_NAME);
  const rest = format
    ? others.filter((saved) => saved !== format)
    : others.flatMap((saved) => underOurName(saved, rule) ?? []);
  const { own: ownStorage, unnamed, groups = [] } = storage;
  const known = [ownStorage, unnamed, ...groups].flatMap((each) =>
    each.bits === 32 ? [] : [each.maps.signed, each.maps.unsigned],
  );
  const formatOf = format && (await readCodesFormat(format.tensor, rule, known));

  const arrays = new Map<string, Float32Array | Int32Array>();
  const variables = new Set<string>();
  const rules = rulesOf(rule);
  const symbols = rules[0].states.map(({ symbol }) => symbol);
  const suffix = new RegExp(`^(.+)/(?:${symbols.join("|")})(?:/codes4?(?:/[a-z0-9-]+)?|/absmax)?$`);
  for (const { name, tensor } of rest) {
    const variable = suffix.exec(name)?.[1];
    if (variable === undefined)
      throw new OptimizerError(
        "name of a saved tensor",
        name,
        `of a state of ${rule.name}, which end in ${symbols.map((symbol) => `/${symbol}`).join(", ")}`,
      );
    variables.add(variable);
    arrays.set(name, await tensor.data<"float32" | "int32">());
  }

  const states: Checkpoint = new Map();
  for (const variable of variables) {
    // A tensor of another rule lacks one of its states; the last rule's own checks name what is missing.
    const own =
      rules.find(({ states }) => states.every(({ symbol }) => hasState(arrays, `${variable}/${symbol}`))) ??
      rule;
    const floatsOf = (symbol: string, ending = "") => {
      const name = `${variable}/${symbol}${ending}`;
      const array = arrays.get(name);
      if (!array) throw new OptimizerError(`saved tensor "${name}"`, "missing", "there");
      return Float32Array.from(array);
    };
    const nameOfCodes = (symbol: string, bits: 4 | 8) => {
      const plain = `${variable}/${symbol}${CODES_NAME[bits]}`;
      return [...arrays.keys()].find((key) => key === plain || key.startsWith(`${plain}/`));
    };
    const codesOf = (symbol: string, bits: 4 | 8) => {
      const name = nameOfCodes(symbol, bits);
      const words = name === undefined ? undefined : arrays.get(name);
      if (!words)
        throw new OptimizerError(
          `saved tensor "${variable}/${symbol}${CODES_NAME[bits]}"`,
          "missing",
          "there",
        );
      return new Uint8Array(Int32Array.from(words).buffer);
    };
    const [{ symbol: firstSymbol }] = own.states;
    const isCoded = own.states.map(({ symbol }) => nameOfCodes(symbol, 8) !== undefined);
    const isFloat = own.states.map(({ symbol }) => arrays.has(`${variable}/${symbol}`));
    const isMixed = isCoded.includes(true) && isFloat.includes(true);
    const bits = isMixed ? 8 : ([4, 8] as const).find((each) => nameOfCodes(firstSymbol, each));
    if (bits === undefined) {
      const values = own.states.map(({ symbol }) => floatsOf(symbol));
      states.set(variable, {
        values: { bits: 32, values },
        maps: values.map(() => undefined),
        blockSize: undefined,
      });
      continue;
    }
    const moments = own.states.map(({ symbol }, k) =>
      isMixed && !isCoded[k]
        ? floatsOf(symbol)
        : { codes: codesOf(symbol, bits), absmax: floatsOf(symbol, "/absmax") },
    );
    const codes = formatOf?.(variable, bits);
    const taken = savedMaps(own, bits, storage);
    const maps = own.states.map(({ symbol, signed }, k) => {
      if (moments[k] instanceof Float32Array) return undefined;
      if (codes) return signed ? codes.maps.signed : codes.maps.unsigned;
      const plain = `${variable}/${symbol}${CODES_NAME[bits]}`;
      const named = nameOfCodes(symbol, bits)?.slice(plain.length + 1) ?? "";
      return named === "" ? taken?.unnamed[k] : makeMap(named, { bits, signed: false });
    });
    states.set(variable, {
      values: joinMoments(moments, isMixed ? "mixed" : bits),
      maps,
      blockSize: codes?.blockSize,
    });
  }
  return { iterations, states };
}

/** Returns whether there is a tensor of a state. @param name such as "dense/kernel/m" */
const hasState = (arrays: ReadonlyMap<string, unknown>, name: string): boolean =>
  [...arrays.keys()].some((key) => key === name || key.startsWith(`${name}/`));

/** Returns loaded state under the names of the variables that it belongs to.
 *
 * If a variable has a name that was saved, names decide, and state for other names waits for its variable. If none has,
 * the order decides, as in the optimizers of tf.train: a model that is loaded beside an older one has other names
 * ("dense/kernel_1"). The name of a variable without a name is a number that counts the variables of the program. So such
 * numbers decide only if all of them were saved, or if the order cannot decide.
 *
 * @param variables names, in the order in which the optimizer sees them
 * @throws OptimizerError if no name fits, nor the number of variables
 */
export function namedFor(variables: readonly string[], loaded: Checkpoint): Checkpoint {
  const known = variables.filter((name) => loaded.has(name));
  const certain = known.length === variables.length || known.some((name) => !/^\d+$/.test(name));
  if (loaded.size === 0 || certain) return loaded;
  if (loaded.size === variables.length)
    return new Map([...loaded.values()].map((values, i) => [variables[i], values]));
  if (known.length > 0) return loaded;
  throw new OptimizerError(
    "loaded state",
    `for ${shown([...loaded.keys()])}`,
    `for one of the variables at hand, or for as many in the same order: ${shown(variables)}`,
  );
}
