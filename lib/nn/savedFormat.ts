/**
 * The tensor that says how saved state is stored, so that an optimizer with other options does not misread it.
 *
 * Its name is "format". A tensor of state has a slash in its name, so no variable can take that name. Its values are
 * the bytes of a JSON text, four an int32, with zeros after the last.
 */
import * as tf from "@tensorflow/tfjs-core";
import { MAPS } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { RULES, TF_RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import { OptimizerError } from "./errors";
import type { StateBits, Storage } from "./stepper";

export const FORMAT_NAME = "format";

/** A saved tensor and its name, as every tf.Optimizer gives and takes them. */
export type NamedTensor = Awaited<ReturnType<tf.Optimizer["getWeights"]>>[number];

/** The storage of an optimizer, and the storage of saved codes that name no map. */
export interface SavedStorage {
  readonly own: Storage;
  readonly unnamed: Storage;
  /** Storages of groups of variables, whose maps are known too. */
  readonly groups?: readonly Storage[];
}

/** A map's name and the hash of its values. */
interface SavedTable {
  readonly map: string;
  readonly hash: string;
}

/** Blocks and tables of state in codes. */
interface SavedCodes {
  readonly blockSize: number;
  readonly signed: SavedTable;
  readonly unsigned: SavedTable;
}

/**
 * The content of the tensor. Its bits are those of the optimizer: the names of the other tensors say the bits of each
 * variable. State all in 32 bits has neither blocks nor tables.
 */
interface SavedFormat extends Partial<SavedCodes> {
  readonly rule: string;
  readonly bits: StateBits;
  /** Blocks and tables of variables in codes that have others than the optimizer. */
  readonly others?: readonly (SavedCodes & { readonly variables: readonly string[] })[];
}

/** Returns the 32-bit FNV-1a hash of a map's float32 values, as 8 hexadecimal digits. */
function hashOf({ values }: QuantizationMap): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const hash = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const tableOf = (map: QuantizationMap): SavedTable => ({ map: map.name, hash: hashOf(map) });

/** Packs bytes into int32 values, four in each, the first in the lowest bits: tfjs has no type of one byte. */
export function packBytes(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return new Int32Array(padded.buffer);
}

/** Returns blocks and tables of a storage; undefined for floats. */
const codesOf = (storage: Storage): SavedCodes | undefined =>
  storage.bits === 32
    ? undefined
    : {
        blockSize: storage.blockSize,
        signed: tableOf(storage.maps.signed),
        unsigned: tableOf(storage.maps.unsigned),
      };

/**
 * Returns the tensor for the state of an optimizer.
 *
 * @param storage of the optimizer
 * @param storages of its variables by name
 */
export function packFormat(
  { name }: Rule,
  storage: Storage,
  storages: ReadonlyMap<string, Storage>,
): NamedTensor {
  const own = codesOf(storage);
  const groups = new Map<string, string[]>();
  for (const [variable, each] of storages) {
    const codes = codesOf(each);
    if (!codes || JSON.stringify(codes) === JSON.stringify(own)) continue;
    const key = JSON.stringify(codes);
    groups.set(key, [...(groups.get(key) ?? []), variable]);
  }
  const others = [...groups].map(([codes, variables]) => ({ ...JSON.parse(codes), variables }));
  const format: SavedFormat = {
    rule: name,
    bits: storage.bits === "mixed" ? storage.momentBits : storage.bits,
    ...own,
    ...(others.length > 0 && { others }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(format));
  return { name: FORMAT_NAME, tensor: tf.tensor1d(packBytes(bytes), "int32") };
}

/** Reads the tensor that `packFormat` made. @throws OptimizerError if it holds something else */
async function readFormat(tensor: tf.Tensor): Promise<SavedFormat> {
  const words = Int32Array.from(await tensor.data());
  const text = new TextDecoder().decode(words.buffer).replace(/\0+$/, "");
  try {
    const format: SavedFormat = JSON.parse(text);
    if (typeof format.rule === "string") return format;
  } catch {
    // Text that is no JSON is as wrong as a text without a rule.
  }
  throw new OptimizerError(`saved tensor "${FORMAT_NAME}"`, text.slice(0, 40), "as getWeights returned it");
}

/** Returns the map of a saved table: one of the optimizer's, or a map of the list. Undefined if none has its values. */
function mapOf({ map, hash }: SavedTable, known: readonly QuantizationMap[], bits: 4 | 8) {
  const family = MAPS.find(({ name }) => name === map);
  const listed = [true, false].flatMap((signed) =>
    family?.offers({ bits, signed }) ? [family.make({ bits, signed })] : [],
  );
  return [...known, ...listed].find((candidate) => hashOf(candidate) === hash);
}

/** Blocks and maps of saved codes. */
export interface CodesFormat {
  readonly blockSize: number;
  readonly maps: StateMaps;
}

/**
 * Reads the description of saved state, and checks its rule against the optimizer that loads it. Rules that move
 * parameters in the same way, such as adam and adamw, load the state of each other.
 *
 * @param known maps that are not in the list: those of the optimizer
 * @returns a function that returns blocks and maps of the codes of a variable; undefined if it has no codes. It throws an
 *   OptimizerError that names the table if no known map has its values.
 * @throws OptimizerError if the rule is another one
 */
export async function readCodesFormat(
  tensor: tf.Tensor,
  rule: Rule,
  known: readonly QuantizationMap[],
): Promise<(variable: string, bits: 4 | 8) => CodesFormat | undefined> {
  const format = await readFormat(tensor);
  const savedRule = [...RULES, ...TF_RULES].find(({ name }) => name === format.rule);
  if (savedRule?.apply !== rule.apply || savedRule.tensorWide !== rule.tensorWide)
    throw new OptimizerError(
      "rule of the saved state",
      format.rule,
      `${rule.name}, as this optimizer has it`,
    );
  return (variable, bits) => {
    const other = format.others?.find(({ variables }) => variables.includes(variable));
    const { blockSize, signed, unsigned } = other ?? format;
    if (blockSize === undefined || !signed || !unsigned) return undefined;
    const of = (saved: SavedTable, kind: keyof StateMaps) => {
      const map = mapOf(saved, known, bits);
      if (map) return map;
      throw new OptimizerError(
        `${kind} table of the saved state`,
        `${saved.map} with hash ${saved.hash}`,
        "a table of this optimizer, or a map of the list",
      );
    };
    return { blockSize, maps: { signed: of(signed, "signed"), unsigned: of(unsigned, "unsigned") } };
  };
}
