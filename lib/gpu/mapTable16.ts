import { encode } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { storageBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { mapTable } from "./mapTable";

/** Codes of 4 bits. */
const CODES = 16;
/** One `MapTable` of kernels/tables-of-16.wgsl: values, thresholds, three codes. */
const TABLE_WORDS = 2 * CODES + 3;
/** Where the values and the thresholds begin in the table of 256 codes. */
const [VALUES_OF_256, THRESHOLDS_OF_256] = [0, 256];

/** The table of a map of at most 16 values, as the 4-bit kernels read it. */
export function mapTable16(map: QuantizationMap): Uint32Array {
  const { values } = map;
  // The search for 8 bits has the same thresholds, with room for 256.
  const { words } = mapTable(map, "search");
  const table = new Uint32Array(TABLE_WORDS);
  table.set(words.subarray(VALUES_OF_256, VALUES_OF_256 + CODES));
  table.set(words.subarray(THRESHOLDS_OF_256, THRESHOLDS_OF_256 + CODES), CODES);
  const first = values.findIndex((value) => value >= 0);
  table.set([encode(values, 0), first < 0 ? values.length : first, values.length - 1], 2 * CODES);
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

/** The tables of several maps, one after the other. */
export function tables16Buffer(
  device: GPUDevice,
  label: string,
  maps: readonly QuantizationMap[],
): GPUBuffer {
  const buffer = storageBuffer(device, `${label}: maps`, maps.length * TABLE_WORDS * 4);
  maps.forEach((map, k) => {
    writeBytes(device, buffer, mapTable16(map), k * TABLE_WORDS * 4);
  });
  return buffer;
}
