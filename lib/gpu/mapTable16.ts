import { encode, midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Rule } from "@/lib/numerics/rules/rule";
import { storageBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { makeMapTable } from "./mapTable";

/** Codes of 4 bits. */
const CODES = 16;
/** One `MapTable` of kernels/parts/tables-16.wgsl: values, two lists of thresholds, four numbers. */
const TABLE_WORDS = 3 * CODES + 4;
/** Where the values and the thresholds begin in the table of 256 codes. */
const [VALUES_OF_256, THRESHOLDS_OF_256] = [0, 256];

/** -0 as a sortable integer: the largest number that the sign guard takes for negative. */
const NEGATIVE_ZERO = 0x7fffffff;

/**
 * How near to 0 a threshold may be where a product that a GPU takes for 0 must not matter. Codes are of
 * values over their block's largest, so a map has no use for smaller ones.
 */
const NEAR_ZERO = 2 ** -60;

/**
 * The table of a map of at most 16 values, as the 4-bit kernels read it.
 *
 * @param guarded whether no code may have another sign than its value (see guardSign)
 */
function makeMapTable16(map: QuantizationMap, guarded: boolean): Uint32Array {
  const { values } = map;
  // The search for 8 bits has the same thresholds, with room for 256.
  const { words } = makeMapTable({ map, guarded: false }, "search");
  const thresholds = words.subarray(THRESHOLDS_OF_256, THRESHOLDS_OF_256 + CODES);
  const found = values.findIndex((value) => value >= 0);
  const first = found < 0 ? values.length : found;
  // With the sign guard all that is negative, and nothing else, stays below the first value that is not.
  const withGuard = thresholds.slice();
  const bordered = guarded && first > 0 && first < values.length;
  if (bordered) withGuard[first - 1] = NEGATIVE_ZERO;
  const ordinary = midpointsOf(values).every(
    (midpoint, code) => (bordered && code === first - 1) || Math.abs(midpoint) >= NEAR_ZERO,
  );
  // Without a value for 0 or with values of one sign only, the guard may have to move a code the other way.
  const simple = ordinary && (!guarded || (bordered && values[first] === 0));
  const table = new Uint32Array(TABLE_WORDS);
  table.set(words.subarray(VALUES_OF_256, VALUES_OF_256 + CODES));
  table.set(thresholds, CODES);
  table.set(withGuard, 2 * CODES);
  table.set([encode(values, 0), first, values.length - 1, Number(simple)], 3 * CODES);
  return table;
}

/** @throws KernelArgumentError if a map has more values than 4 bits have codes */
export function requireFourBits(maps: readonly QuantizationMap[]): void {
  for (const { name, values } of maps) {
    if (values.length > CODES)
      throw new KernelArgumentError(
        `the number of values of the map ${name}`,
        values.length,
        `at most ${CODES} in 4 bits`,
      );
  }
}

/**
 * The tables of a rule's states, one after the other.
 *
 * @param maps one for each state
 */
export function tables16Buffer(
  device: GPUDevice,
  label: string,
  rule: Rule,
  maps: readonly QuantizationMap[],
): GPUBuffer {
  const buffer = storageBuffer(device, `${label}: maps`, maps.length * TABLE_WORDS * 4);
  maps.forEach((map, k) => {
    writeBytes(device, buffer, makeMapTable16(map, rule.states[k].signed), k * TABLE_WORDS * 4);
  });
  return buffer;
}
