import { NumericsError } from "../errors";
import { companded } from "./companded";
import { dynamic } from "./dynamic";
import { dynamicAboveZero } from "./dynamicAboveZero";
import { e2m5, e3m4, e4m3, e5m2, fp4 } from "./float";
import { fp8E4m3, fp8E4m3E5m2 } from "./float8Bytes";
import { geometricAboveZero } from "./geometricAboveZero";
import { linear, linearAboveZero, linearWithoutZero } from "./linear";
import type { MapFamily, MapRequest, QuantizationMap } from "./map";
import { nf4, nf4Symmetric } from "./normal";
import { quantile } from "./quantile";

/** The one list of map families, in the order in which pickers show them. A new map is one entry here. */
const LIST = [
  dynamic,
  linear,
  linearWithoutZero,
  linearAboveZero,
  dynamicAboveZero,
  geometricAboveZero,
  quantile,
  e5m2,
  e4m3,
  e3m4,
  e2m5,
  fp8E4m3,
  fp8E4m3E5m2,
  companded,
  nf4,
  nf4Symmetric,
  fp4,
] as const satisfies readonly MapFamily[];

/** All map families, for code that takes any of them. */
export const MAPS: readonly MapFamily[] = LIST;

/** Name of a map family. A family whose type does not carry its name is left out. */
export type MapName = NameIn<(typeof LIST)[number]>;
type NameIn<F> = F extends MapFamily<infer N> ? (string extends N ? never : N) : never;

/** Returns the map family of a name. @throws NumericsError if there is no family of that name */
export function mapFamily(name: string): MapFamily {
  const found = MAPS.find((family) => family.name === name);
  if (!found) throw new NumericsError("map", name, `one of ${MAPS.map((family) => family.name).join(", ")}`);
  return found;
}

/**
 * Returns a map of a family by name: `makeMap("dynamic", { bits: 8, signed: true })`.
 *
 * @throws NumericsError if there is no such family, or the family does not offer such a map
 */
export function makeMap(name: string, request: MapRequest): QuantizationMap {
  return mapFamily(name).make(request);
}

/** Maps for second moments in 4 bits in the place of maps of the same purpose in 8 bits. */
export const IN_4_BITS: Readonly<Record<string, string>> = {
  "dynamic-above-zero": "geometric-above-zero",
};

/**
 * Returns whether the states of any rule can be stored with a family (see stateMaps.ts). In 4 bits, a family
 * that gives the same tables as "dynamic" does not count.
 */
export function storesStates(family: MapFamily, bits: 8 | 4): boolean {
  return bits === 8
    ? family.offers({ bits, signed: false })
    : family.offers({ bits, signed: true }) || family.name in IN_4_BITS;
}

export { customMap } from "./custom";
export type { MapFamily, MapRequest, QuantizationMap } from "./map";
export { quantileMap } from "./quantile";
