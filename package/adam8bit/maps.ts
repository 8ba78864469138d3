/** lib/numerics/maps/index.ts with the maps of the default and of the reference library. */
import { NumericsError } from "@/lib/numerics/errors";
import { dynamic } from "@/lib/numerics/maps/dynamic";
import { dynamicAboveZero } from "@/lib/numerics/maps/dynamicAboveZero";
import type { MapFamily, MapRequest, QuantizationMap } from "@/lib/numerics/maps/map";

export const MAPS: readonly MapFamily[] = [dynamic, dynamicAboveZero];

export const IN_4_BITS: Readonly<Record<string, string>> = {};

/** Returns the map family of a name. @throws NumericsError if it is not one of the two */
export function mapFamily(name: string): MapFamily {
  const found = MAPS.find((family) => family.name === name);
  if (found) return found;
  const names = MAPS.map((family) => family.name).join(" or ");
  throw new NumericsError("map", name, `${names}; the entry "blockwise-optimizers" has the others`);
}

/** Returns a map of a family by name. @throws NumericsError as `mapFamily` */
export const makeMap = (name: string, request: MapRequest): QuantizationMap => mapFamily(name).make(request);

/** Refuses `mapValues`: a map of the user's may need a search, which the kernels of this entry do not have. */
export function customMap(): never {
  throw new Error("mapValues are not in blockwise-optimizers/adam8bit; import from blockwise-optimizers.");
}
