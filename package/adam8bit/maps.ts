/** lib/numerics/maps/index.ts with the maps of the default and of the reference library. */
import { aboveZeroValues, dynamicValues } from "@/lib/numerics/maps/dynamicValues";
import type { MapFamily, MapRequest, QuantizationMap } from "@/lib/numerics/maps/map";

/** Returns a family whose requests are known to be offered: the class of this entry has checked the name. */
const family = (
  name: string,
  values: (request: MapRequest) => Float32Array,
  offers: MapFamily["offers"],
): MapFamily => ({
  name,
  label: name,
  summary: "",
  offers,
  make: ({ bits, signed }) => ({ name, label: name, bits, signed, values: values({ bits, signed }) }),
});

export const MAPS: readonly MapFamily[] = [
  family("dynamic", dynamicValues, () => true),
  family("dynamic-above-zero", aboveZeroValues, ({ signed }) => !signed),
];

export const IN_4_BITS: Readonly<Record<string, string>> = {};

/** Returns the map family of a name of the two. */
export const mapFamily = (name: string): MapFamily =>
  MAPS.find((family) => family.name === name) as MapFamily;

/** Returns a map of a family by name. */
export const makeMap = (name: string, request: MapRequest): QuantizationMap => mapFamily(name).make(request);
