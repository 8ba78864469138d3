/** Formats that a claim needs beside those of the list: one part of a format changed at a time. */

import { ROOT, SOFTSIGN, STRAIGHT } from "@/lib/numerics/companders";
import { FORMATS, type StateFormat } from "@/lib/numerics/formats";
import { affineStorage } from "@/lib/numerics/formats/affine";
import { blockStorage } from "@/lib/numerics/formats/blockCodes";
import { compandedStorage } from "@/lib/numerics/formats/companded";
import { float32Storage } from "@/lib/numerics/formats/floats";
import { logarithmicStorage } from "@/lib/numerics/formats/logarithmic";
import type { Storage } from "@/lib/numerics/formats/storage";
import { makeMap } from "@/lib/numerics/maps";

/** A way to store both moments, by name. */
export type Variant = Pick<StateFormat, "name" | "m" | "r">;

const straight = compandedStorage(true, STRAIGHT);
const straightR = compandedStorage(false, STRAIGHT);
const onlyR = (name: string, r: Storage): Variant => ({ name, m: float32Storage, r });

/** The formats of the list, and variants of them. */
const VARIANTS: readonly Variant[] = [
  ...FORMATS,
  { name: "softsign-only", m: compandedStorage(true, SOFTSIGN), r: straightR },
  { name: "root-only", m: straight, r: compandedStorage(false, ROOT) },
  { name: "affine-r", m: float32Storage, r: affineStorage },
  {
    name: "dynamic-m",
    m: blockStorage(makeMap("dynamic", { bits: 8, signed: true }), 256, true),
    r: float32Storage,
  },
  onlyR("r-linear-4", blockStorage(makeMap("linear-above-zero", { bits: 4, signed: false }), 128)),
  onlyR("r-dynamic-8", blockStorage(makeMap("dynamic", { bits: 8, signed: false }), 256)),
  onlyR("r-log-3-nearest", logarithmicStorage(3, "nearest")),
  onlyR("r-log-3-random", logarithmicStorage(3)),
];

/**
 * Returns a variant as a format, without the hyper-parameters that its authors change with it: the runs of a claim
 * differ in their storage and in nothing else.
 *
 * @throws RangeError if there is no variant of that name
 */
export function variantNamed(name: string): StateFormat {
  const found = VARIANTS.find((variant) => variant.name === name);
  if (!found) throw new RangeError(`There is no variant "${name}".`);
  return { ...FORMATS[0], ...found, update: "fresh", hyper: undefined };
}

/** The claims, and the variants that each compares with "float32". */
export const CLAIMS = {
  linear: ["linear-2048", "linear-32", "softsign-only", "root-only", "flashoptim"],
  affine: ["affine", "affine-r", "affine-m", "dynamic-256", "dynamic-m"],
  beta2: ["r-linear-4", "r-dynamic-8", "r-log-3-nearest", "r-log-3-random"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** The name of a claim. */
export type ClaimName = keyof typeof CLAIMS;

/** Values of beta2 at which "beta2" is measured; the other claims use Adam's default. */
export const BETA2S: readonly number[] = [0.999, 0.99, 0.95, 0.9];
