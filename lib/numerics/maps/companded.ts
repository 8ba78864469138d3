import { SOFTSIGN } from "../companders";
import { mapFamilyOf } from "./family";
import { linearValues } from "./linear";

/**
 * FlashOptim's companding as a table, for blocks of 32 (../formats/companded.ts): its integers are evenly spaced in the
 * softsign of a signed value, or in the root of another.
 *
 * Here a value gets the code of the nearest value. FlashOptim rounds after bending, so that a value between two codes
 * may get the other.
 */
export const companded = mapFamilyOf({
  name: "companded",
  label: "companded",
  summary: "Spaces its codes evenly in the softsign of a signed value, or in the root of another.",
  offer: "8 bits",
  offers: ({ bits }) => bits === 8,
  values: (request) =>
    linearValues(request).map(request.signed ? SOFTSIGN.straighten : (root) => root * root),
});
