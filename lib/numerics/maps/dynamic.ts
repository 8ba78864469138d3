import { dynamicValues } from "./dynamicValues";
import { mapFamilyOf } from "./family";

/** Dynamic quantization for 2 to 8 bits, signed and unsigned. */
export const dynamic = mapFamilyOf({
  name: "dynamic",
  label: "dynamic",
  summary:
    "Spends its codes on every decade below the maximum, twice as many on each larger one, so small values keep their size.",
  offer: "2 to 8 bits",
  offers: () => true,
  values: dynamicValues,
});
