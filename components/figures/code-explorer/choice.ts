import { mapFamily, type QuantizationMap } from "@/lib/numerics/maps";

/** The 8-bit map of that family, and a sentence if it comes with the other sign than was asked for. */
export function chosenMap(name: string, sign: string): { map: QuantizationMap; note: string } {
  const family = mapFamily(name);
  const signed = sign === "signed";
  if (family.offers({ bits: 8, signed })) return { map: family.make({ bits: 8, signed }), note: "" };
  const has = signed ? "unsigned" : "signed";
  return {
    map: family.make({ bits: 8, signed: !signed }),
    note: `The map “${family.label}” exists only ${has}; this is that one.`,
  };
}
