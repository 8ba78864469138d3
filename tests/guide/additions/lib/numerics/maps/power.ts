import { mapFamilyOf } from "./family";
import { linspace } from "./linspace";

/** Cubes of evenly spaced values: codes are dense near 0 and sparse near 1. An example for CONTRIBUTING.md. */
export const power = mapFamilyOf({
  name: "power",
  label: "cubes",
  summary: "Spaces the cube roots of its values evenly, so small values are kept better than large ones.",
  offer: "2 to 8 bits",
  offers: () => true,
  values: ({ bits, signed }) => linspace(signed ? -1 : 0, 1, 2 ** bits).map((value) => value ** 3),
});
