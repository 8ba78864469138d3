/**
 * The tensor that says how saved state is stored, so that an optimizer with other options does not misread it.
 *
 * Its name is "format". A tensor of state has a slash in its name, so no variable can take that name. Its values are
 * the bytes of a JSON text, four an int32, with zeros after the last.
 */
import * as tf from "@tensorflow/tfjs-core";
import { MAPS } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { isMomentBits } from "@/lib/numerics/momentBits";
import { RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import { OptimizerError } from "./errors";
import type { StateBits } from "./optimizerConfig";
import type { Storage } from "./stepper";

export const FORMAT_NAME = "format";

/** A saved tensor and its name, as every tf.Optimizer gives and takes them. */
export type NamedTensor = Awaited<ReturnType<tf.Optimizer["getWeights"]>>[number];

/** The storage of an optimizer, and the storage of saved codes that name no map. */
export interface SavedStorage {
  readonly own: Storage;
  readonly unnamed: Storage;
}

/** A map's name and the hash of its values. */
interface SavedTable {
  readonly map: string;
  readonly hash: string;
}

/**
 * The content of the tensor. Its bits are those of the optimizer: small variables have state in 32 bits. State all in 32
 * bits has neither blocks nor tables.
 */
interface SavedFormat {
  readonly rule: string;
  readonly bits: StateBits;
  readonly blockSize?: number;
  readonly signed?: SavedTable;
  readonly unsigned?: SavedTable;
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

/** Returns the tensor for the state of an optimizer. */
export function packFormat({ name }: Rule, storage: Storage): NamedTensor {
  const format: SavedFormat = {
    rule: name,
    bits: storage.bits === "mixed" ? storage.momentBits : storage.bits,
    ...(storage.bits !== 32 && {
      blockSize: storage.blockSize,
      signed: tableOf(storage.maps.signed),
      unsigned: tableOf(storage.maps.unsigned),
    }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(format));
  return { name: FORMAT_NAME, tensor: tf.tensor1d(packBytes(bytes), "int32") };
}

/** Returns the bits of a code: 8 where moments differ in bits, 32 where there are no codes. */
const codeBitsOf = (bits: StateBits | Storage["bits"]): 4 | 8 | 32 =>
  bits === "mixed" || isMomentBits(bits) ? 8 : bits;

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

/**
 * Checks saved state against the optimizer that loads it.
 *
 * Bits are checked variable by variable (`checkFits`), because small variables have state in 32 bits. Rules that move
 * parameters in the same way, such as adam and adamw, load the state of each other.
 *
 * @returns the maps of the saved codes; undefined if their bits are not the optimizer's, which is refused later
 * @throws OptimizerError that names what differs: the rule, the block size, or a table that no known map has
 */
export async function savedMapsOf(
  tensor: tf.Tensor,
  rule: Rule,
  { own, unnamed }: SavedStorage,
): Promise<StateMaps | undefined> {
  const format = await readFormat(tensor);
  const { bits, blockSize, signed, unsigned } = format;
  const savedRule = RULES.find(({ name }) => name === format.rule);
  if (savedRule?.apply !== rule.apply || savedRule.tensorWide !== rule.tensorWide)
    throw new OptimizerError(
      "rule of the saved state",
      format.rule,
      `${rule.name}, as this optimizer has it`,
    );
  const codeBits = codeBitsOf(bits);
  if (codeBits === 32 || own.bits === 32 || unnamed.bits === 32 || codeBits !== codeBitsOf(own.bits))
    return undefined;
  if (!signed || !unsigned) return undefined;
  if (blockSize !== own.blockSize)
    throw new OptimizerError(
      "block size of the saved state",
      blockSize ?? "missing",
      `${own.blockSize}, as this optimizer has it`,
    );
  const of = (saved: SavedTable, kind: keyof StateMaps) => {
    const map = mapOf(saved, [own.maps[kind], unnamed.maps[kind]], codeBits);
    if (map) return map;
    const { map: name, hash } = tableOf(own.maps[kind]);
    throw new OptimizerError(
      `${kind} table of the saved state`,
      `${saved.map} with hash ${saved.hash}`,
      `${name} with hash ${hash}, as this optimizer has it, or a map of the list`,
    );
  };
  return { signed: of(signed, "signed"), unsigned: of(unsigned, "unsigned") };
}
