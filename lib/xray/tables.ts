/** Recognizes the quantization map of a state by the values of its codes. */
import { type Dtype, roundToHalf } from "@/lib/checkpoints";
import { brokenMap } from "@/lib/numerics/brokenMap";
import { MAPS } from "@/lib/numerics/maps";

/** What is known of a table. */
export interface RecognizedTable {
  /** Name of the map, or "other". */
  readonly name: string;
  /** For people: "dynamic, signed". */
  readonly label: string;
  readonly signed: boolean;
  /** How it differs from what it should be, or "none". */
  readonly flaw: "none" | "broken-036" | "half" | "half-bytes" | "not-finite";
  /** The values that the codes stand for. */
  readonly values: Float32Array;
}

/** The entries that a byte can name. */
const CODES = 256;
/** Tables of correct builds of the same formula differ by a few units in the last place. */
const RELATIVE = 2e-6;
/** The middle of the linear map is 0 in one build and about -4e-9 in another. */
const ABSOLUTE = 1e-8;
/** Returns the broken unsigned map of bitsandbytes 0.36.0 to 0.41.0 as a table, 524 ascending values. */
export const brokenTable = (): Float32Array => Float32Array.from(brokenMap());

const near = (a: number, b: number, relative: number) =>
  Math.abs(a - b) <= Math.max(ABSOLUTE * (relative / RELATIVE), relative * Math.abs(b));

const sameTable = (values: Float32Array, known: Float32Array, relative = RELATIVE) =>
  values.length === known.length && values.every((value, code) => near(value, known[code], relative));

interface KnownTable {
  readonly name: string;
  readonly label: string;
  readonly signed: boolean;
  readonly values: Float32Array;
}

/** Tables of all maps that need no sample. */
function knownTables(bits: 4 | 8): readonly KnownTable[] {
  return MAPS.filter(({ name }) => name !== "quantile").flatMap((family) =>
    [true, false]
      .filter((signed) => family.offers({ bits, signed }))
      .map((signed) => ({
        name: family.name,
        label: `${family.label}, ${signed ? "signed" : "unsigned"}`,
        signed,
        values: family.make({ bits, signed }).values,
      })),
  );
}

const KNOWN: Partial<Record<4 | 8, readonly KnownTable[]>> = {};

/** A table that the file does not hold: of the map that it names, or the one that the library takes. */
export function assumedTable(name: string, signed: boolean, bits: 4 | 8): RecognizedTable | undefined {
  KNOWN[bits] ??= knownTables(bits);
  const exact = KNOWN[bits].find((each) => each.name === name && each.signed === signed);
  const found = exact ?? KNOWN[bits].find((each) => each.name === name);
  return found && { ...found, flaw: "none" };
}

/**
 * Recognizes a table.
 *
 * @param values of all codes, as the file holds them
 * @param dtype type in which the file holds them: the kernels read float32
 */
export function recognizeTable(values: Float32Array, dtype: Dtype, bits: 4 | 8): RecognizedTable {
  const used = values.slice(0, 2 ** bits);
  const signed = used.some((value) => value < 0);
  const other = (label: string, flaw: RecognizedTable["flaw"]): RecognizedTable => ({
    name: "other",
    label,
    signed,
    flaw,
    values: used,
  });
  if (!used.every(Number.isFinite)) return other("not finite", "not-finite");
  const broken = brokenTable();
  // The table was evaluated in float32 from the start there, which moves its values a little more.
  if (values.length === broken.length || sameTable(used, broken.subarray(0, CODES), 1e-4)) {
    return {
      name: "unsigned-036",
      label: "unsigned, of 0.36 to 0.41",
      signed,
      flaw: "broken-036",
      values: used,
    };
  }
  KNOWN[bits] ??= knownTables(bits);
  const exact = KNOWN[bits].find((known) => sameTable(used, known.values));
  if (exact) return { ...exact, flaw: dtype === "F32" ? "none" : "half", values: used };
  const rounded = KNOWN[bits].find((known) => sameTable(used, known.values.map(roundToHalf)));
  if (rounded) return { ...rounded, label: `${rounded.label}, rounded to half`, flaw: "half", values: used };
  const bytes = KNOWN[bits].find((known) => sameTable(used, readAsFloats(known.values)));
  if (bytes)
    return { ...bytes, label: `${bytes.label}, halves read as floats`, flaw: "half-bytes", values: used };
  return other("other", dtype === "F32" ? "none" : "half");
}

/** Returns a table as a kernel sees it that reads the bytes of halves as float32; its second half is past the end. */
function readAsFloats(values: Float32Array): Float32Array {
  const bits = new Uint16Array(2 * values.length);
  values.forEach((value, code) => {
    bits[code] = halfBits(value);
  });
  return new Float32Array(bits.buffer);
}

/** Returns the 16 bits of the half nearest to a value from -1 to 1. */
function halfBits(value: number): number {
  const rounded = Math.abs(roundToHalf(value));
  const sign = value < 0 ? 0x8000 : 0;
  if (rounded < 2 ** -14) return sign | Math.round(rounded * 2 ** 24);
  const exponent = Math.floor(Math.log2(rounded));
  return sign | ((exponent + 15) << 10) | Math.round((rounded / 2 ** exponent - 1) * 1024);
}
