/** Fits saved state to the storage of an optimizer: other bits, blocks or maps are converted. */
import { dequantize } from "@/lib/numerics/dequantize";
import { encode } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { packCodes, unpackCodes } from "@/lib/numerics/packCodes";
import { quantize } from "@/lib/numerics/quantize";
import type { StateMaps } from "@/lib/numerics/step8";
import { checkFits, printWidths } from "./checkFits";
import { joinMoments } from "./joinMoments";
import { type MomentValues, momentsOf, type Slot, type StateValues, type Storage } from "./stepper";

/** The state of one variable as it was saved, and how it is stored. */
export interface SavedState {
  /** Codes are padded to a multiple of four bytes. */
  readonly values: StateValues;
  /** The map of each state in codes; undefined for floats, and where the saved state does not say it. */
  readonly maps: readonly (QuantizationMap | undefined)[];
  /** Values that share one absmax; undefined where the saved state does not say it. */
  readonly blockSize: number | undefined;
}

/** Loaded state by the name of its variable. */
export type Checkpoint = Map<string, SavedState>;

/** How one state of a variable is stored: as floats, or in codes. */
type MomentStorage =
  | { readonly bits: 32 }
  | { readonly bits: 4 | 8; readonly blockSize: number; readonly map: QuantizationMap };

/** The storage for which state is fitted. */
type Target = Pick<Slot, "rule" | "elements" | "storage">;

/** Returns whether two maps have the same values, code by code. */
export const sameValues = (a: QuantizationMap, b: QuantizationMap) =>
  a.values.length === b.values.length && a.values.every((value, code) => value === b.values[code]);

/** Returns whether two block sizes divide `count` values into the same blocks. */
const sameBlocks = (count: number, a: number, b: number) => a === b || (count <= a && count <= b);

/** Returns how each state of a slot is stored, in the order of its rule. */
function momentStorages({ rule, storage }: Target): MomentStorage[] {
  return rule.states.map(({ symbol, signed }) => {
    if (storage.bits === 32 || (storage.bits === "mixed" && storage.momentBits[symbol] === 32))
      return { bits: 32 };
    const { blockSize, maps } = storage;
    return { bits: storage.bits === 4 ? 4 : 8, blockSize, map: signed ? maps.signed : maps.unsigned };
  });
}

/** Replaces the codes of one map by the codes of the nearest values of another, packed in the same way. */
function recoded(codes: Uint8Array, bits: 4 | 8, from: QuantizationMap, to: QuantizationMap): Uint8Array {
  if (sameValues(from, to)) return codes;
  const table = Uint8Array.from({ length: 256 }, (_, code) => encode(to.values, from.values[code] ?? 0));
  return codes.map((byte) => (bits === 8 ? table[byte] : table[byte & 15] | (table[byte >> 4] << 4)));
}

/**
 * Converts one state. Codes that differ in the map only keep their absmax; other differences go through floats.
 *
 * @param count elements of the variable
 */
function convert(moment: MomentValues, count: number, from: MomentStorage, to: MomentStorage): MomentValues {
  if (moment instanceof Float32Array || from.bits === 32) {
    if (to.bits === 32 || !(moment instanceof Float32Array)) return moment;
    return coded(moment, to);
  }
  if (to.bits === from.bits && sameBlocks(count, from.blockSize, to.blockSize))
    return { codes: recoded(moment.codes, from.bits, from.map, to.map), absmax: moment.absmax };
  const codes = from.bits === 4 ? unpackCodes(moment.codes, count) : moment.codes.subarray(0, count);
  const values = dequantize({ codes, absmax: moment.absmax, blockSize: from.blockSize, map: from.map });
  return to.bits === 32 ? values : coded(values, to);
}

/** Quantizes one state. */
function coded(values: Float32Array, { bits, blockSize, map }: Exclude<MomentStorage, { bits: 32 }>) {
  const { codes, absmax } = quantize(values, map, blockSize);
  return { codes: bits === 4 ? packCodes(codes) : codes, absmax };
}

/**
 * Returns the storage of saved state; undefined if a map or the block size is not known.
 *
 * @param unused maps of the kinds of state that are not in codes
 */
export function storageOfSaved(
  { values, maps, blockSize }: SavedState,
  rule: Slot["rule"],
  unused: Partial<StateMaps> = {},
): Storage | undefined {
  const moments = momentsOf(values);
  const isKnown = moments.every((moment, k) => moment instanceof Float32Array || maps[k] !== undefined);
  if (values.bits === 32) return { bits: 32 };
  if (!isKnown || blockSize === undefined || moments.length !== rule.states.length) return undefined;
  const mapWhere = (signed: boolean) =>
    rule.states.map((state, k) => (state.signed === signed ? maps[k] : undefined)).find(Boolean);
  const signed = mapWhere(true) ?? unused.signed ?? mapWhere(false);
  const unsigned = mapWhere(false) ?? unused.unsigned ?? mapWhere(true);
  if (!signed || !unsigned) return undefined;
  const shared = { blockSize, maps: { signed, unsigned } };
  if (values.bits !== "mixed") return { bits: values.bits, ...shared };
  const widths = rule.states.map(
    ({ symbol }, k) => [symbol, moments[k] instanceof Float32Array ? 32 : 8] as const,
  );
  return { bits: "mixed", momentBits: Object.fromEntries(widths), ...shared };
}

/**
 * Returns saved state in the storage of a variable.
 *
 * State of the same bits and blocks keeps its absmax, and its codes move to the nearest values if the map differs. Other
 * state is dequantized, and quantized again if the storage is in codes: each value moves to the nearest code.
 *
 * @param converted receives how the state was stored and how it is now, if the bits or the blocks differ
 * @throws OptimizerError if the sizes do not fit, or the state has to be converted and does not say its map and block size
 */
export function fitState(
  variable: string,
  saved: SavedState,
  target: Target,
  converted: (from: string, to: string) => void = () => {},
): StateValues {
  const { values, maps } = saved;
  const { rule, elements, storage } = target;
  const source = storageOfSaved(saved, rule);
  const to = momentStorages(target);
  const from: MomentStorage[] = source
    ? momentStorages({ ...target, storage: source })
    : to.map((own, k) => (own.bits === 32 ? own : { ...own, map: maps[k] ?? own.map }));
  const isSame = from.every((own, k) => {
    const other = to[k];
    if (own.bits === 32 || other.bits === 32) return own.bits === other.bits;
    return own.bits === other.bits && sameBlocks(elements, own.blockSize, other.blockSize);
  });
  checkFits(variable, values, isSame || !source ? target : { ...target, storage: source });
  if (!isSame && source) converted(printStorage(rule, source), printStorage(rule, storage));
  const moments = momentsOf(values).map((moment, k) => convert(moment, elements, from[k], to[k]));
  return joinMoments(moments, storage.bits);
}

/** Returns how a state is stored, for a sentence: "32-bit", or "8-bit in blocks of 256". */
const printStorage = (rule: Slot["rule"], storage: Storage) =>
  `${printWidths(rule, storage)}${storage.bits === 32 ? "" : ` in blocks of ${storage.blockSize}`}`;
