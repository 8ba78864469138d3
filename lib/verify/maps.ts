/** Checks quantization maps (maps.json). */
import { NumericsError } from "@/lib/numerics/errors";
import { makeMap, quantileMap } from "@/lib/numerics/maps";
import { dynamicValues } from "@/lib/numerics/maps/dynamicValues";
import { floatValues } from "@/lib/numerics/maps/float";
import { linearValues } from "@/lib/numerics/maps/linear";
import { linspace } from "@/lib/numerics/maps/linspace";
import { type Check, type Comparison, comparison } from "./check";
import { decodeF32 } from "./decode";

/** maps.json: maps of the reference, each with the Python call that made it. */
export interface MapsFile {
  readonly maps: Readonly<Record<string, MapEntry>>;
}

interface MapEntry {
  readonly call?: string;
  readonly values_f32_b64?: string;
  readonly sample_f32_b64?: string;
  /** The reference raises on these arguments. */
  readonly error?: string;
}

/** Allowed difference of a map from the recorded map. */
interface Closeness {
  readonly ulps: number;
  /** Absolute difference that passes at any number of ulps; values have magnitudes up to 1. */
  readonly absolute: number;
}

/** README rule 1: another correct float32 evaluation of the formula may differ by 2 ulp. */
const EVALUATED: Closeness = { ulps: 2, absolute: 0 };
/**
 * Evenly spaced values are differences of numbers of magnitude 1, so that their errors are up to one ulp of
 * 1.
 */
const EVENLY_SPACED: Closeness = { ulps: 2, absolute: 2 ** -23 };
/** maps.json on the quantile map: the order of the sums over chunks is not defined. */
const AVERAGED: Closeness = { ulps: 0, absolute: 1e-6 };

interface Rebuilt {
  readonly values: Float32Array;
  readonly closeness: Closeness;
}

/** Returns one check for each map of the file. */
export function mapChecks(file: MapsFile): Check[] {
  return Object.entries(file.maps).map(([name, entry]) => ({
    id: name,
    run: async () => (entry.error === undefined ? compare(name, entry) : expectRefusal(name, entry)),
  }));
}

function compare(name: string, entry: MapEntry): Comparison {
  if (entry.values_f32_b64 === undefined) throw new Error("the entry has no values");
  const theirs = decodeF32(entry.values_f32_b64).sort();
  const { values, closeness } = rebuild(name, entry);
  // Maps with fewer than 8 bits are padded with zeros to 256 values; some maps are in the order of their bit
  // patterns.
  const ours = new Float32Array(Math.max(theirs.length, values.length));
  ours.set(values);
  ours.sort();

  const v = comparison();
  v.expect(ours.length === theirs.length, `${ours.length} values instead of ${theirs.length}`);
  let worst = 0;
  let beyond = 0;
  theirs.forEach((value, i) => {
    const ulps = ulpsBetween(ours[i], value);
    const near = Math.abs(ours[i] - value) <= closeness.absolute;
    worst = Math.max(worst, near && ulps > closeness.ulps ? 0 : ulps);
    const close = near || ulps <= closeness.ulps;
    v.count(close, "values", i, value, ours[i]);
    if (!close) beyond++;
  });
  v.measure(`at most ${worst} ulp off`);
  v.expect(beyond === 0, `${beyond} of ${theirs.length} values differ`);
  return v.done();
}

/** Checks that we refuse arguments on which the reference raises an error. */
function expectRefusal(name: string, entry: MapEntry): Comparison {
  const v = comparison();
  try {
    rebuild(name, entry);
    v.expect(false, "the reference refuses these arguments, this implementation does not");
  } catch (error) {
    if (!(error instanceof NumericsError)) throw error;
    v.measure(`refused: ${error.message}`);
  }
  return v.done();
}

/** Makes the map of the recorded call with our own code. */
function rebuild(name: string, entry: MapEntry): Rebuilt {
  const { callee, given } = parseCall(entry.call ?? name);
  const bits = Number(given.total_bits ?? 8);
  const signed = given.signed !== "False";
  switch (callee) {
    case "create_dynamic_map": {
      const maxExponentBits = Number(given.max_exponent_bits ?? 7);
      return { values: dynamicValues({ bits, signed, maxExponentBits }), closeness: EVALUATED };
    }
    case "create_linear_map": {
      const withZero = given.add_zero !== "False";
      const values = withZero ? linearValues({ bits, signed }) : linspace(signed ? -1 : 0, 1, 2 ** bits);
      return { values, closeness: EVENLY_SPACED };
    }
    case "create_fp8_map": {
      const exponentBits = Number(given.exponent_bits ?? 5);
      const fractionBits = Number(given.precision_bits ?? 2);
      return { values: floatValues({ exponentBits, fractionBits, signed }), closeness: EVALUATED };
    }
    case "create_quantile_map": {
      if (entry.sample_f32_b64 === undefined) throw new Error("the entry has no sample");
      const sample = decodeF32(entry.sample_f32_b64);
      return { values: quantileMap(sample, { bits, signed }).values, closeness: AVERAGED };
    }
    case "create_normal_map": {
      if (Math.abs(Number(given.offset ?? 0.9677083) - 0.9677083) > 1e-9) {
        throw new Error(`not covered: only the normal maps of NF4's quantiles, not ${entry.call}`);
      }
      const name = given.use_extra_value === "False" ? "nf4-symmetric" : "nf4";
      return { values: makeMap(name, { bits: 4, signed: true }).values, closeness: EVALUATED };
    }
    case "nf4":
    case "fp4":
      return { values: makeMap(callee, { bits: 4, signed: true }).values, closeness: EVALUATED };
    default:
      throw new Error(`not covered: a table made by "${entry.call ?? name}"`);
  }
}

/** Parses `name(key=value, ...)`; get_4bit_type('nf4') and the constants of this name give the name "nf4". */
function parseCall(call: string): { callee: string; given: Record<string, string> } {
  const fourBit = /^(?:get_4bit_type\(.)?(nf4|fp4)\b|^(nf4|fp4)_/.exec(call);
  if (fourBit) return { callee: fourBit[1] ?? fourBit[2], given: {} };
  const [, callee = call, list = ""] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
  const given = Object.fromEntries(
    list
      .split(",")
      .map((argument) => argument.split("=").map((part) => part.trim()))
      .filter((parts) => parts.length === 2),
  );
  return { callee, given };
}

/** Returns the distance between two float32 numbers in ulps; 0 and -0 are equal. */
export function ulpsBetween(a: number, b: number): number {
  const [x, y] = new Int32Array(Float32Array.of(a, b).buffer);
  const ordered = (bits: number) => (bits < 0 ? -(bits & 0x7fffffff) : bits);
  return Math.abs(ordered(x) - ordered(y));
}
