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
/** First word of the values and of the thresholds in the table of 256 codes. */
const [VALUES_OF_256, THRESHOLDS_OF_256] = [0, 256];

/** -0 as a sortable integer: the largest number that counts as negative for the sign guard. */
const NEGATIVE_ZERO = 0x7fffffff;

/** The smallest magnitude of a threshold at which a product that a GPU takes for 0 does not matter. The encoded values are
 * divided by their block's largest, so a map has no use for smaller values.
 */
const NEAR_ZERO = 2 ** -60;

/**
 * Returns the table of a map of at most 16 values, as the 4-bit kernels read it.
 *
 * @param guarded whether no code may have another sign than its value (see guardSign)
 */
function makeMapTable16(map: QuantizationMap, guarded: boolean): Uint32Array {
  const { values } = map;
  // The search among 256 codes has the same thresholds.
  const { words } = makeMapTable({ map, guarded: false }, "search");
  const thresholds = words.subarray(THRESHOLDS_OF_256, THRESHOLDS_OF_256 + CODES);
  const found = values.findIndex((value) => value >= 0);
  const first = found < 0 ? values.length : found;
  // With the sign guard, exactly the negative numbers stay below the first value that is not negative.
  const withGuard = thresholds.slice();
  const bordered = guarded && first > 0 && first < values.length;
  if (bordered) withGuard[first - 1] = NEGATIVE_ZERO;
  const ordinary = midpointsOf(values).every(
    (midpoint, code) => (bordered && code === first - 1) || Math.abs(midpoint) >= NEAR_ZERO,
  );
  // In a map without 0, or with values of one sign only, the guard may have to move a code upwards. In a map whose
  // last negative value is so small that it is the code of 0, the guard moves 0 further down.
  const simple = ordinary && (!guarded || (bordered && values[first] === 0 && encode(values, 0) === first));
  const table = new Uint32Array(TABLE_WORDS);
  table.set(words.subarray(VALUES_OF_256, VALUES_OF_256 + CODES));
  table.set(thresholds, CODES);
  table.set(withGuard, 2 * CODES);
  table.set([encode(values, 0), first, values.length - 1, Number(simple)], 3 * CODES);
  return table;
}

/** Refuses maps of more than 16 values. @throws KernelArgumentError that names the map */
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
 * Makes a buffer of the tables of a rule's states.
 *
 * @param maps one for each state, of at most 16 values
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
