/** The config of an optimizer without groups, clipping and tables of the user's, as plain data. */
import type * as tf from "@tensorflow/tfjs-core";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { DEFAULT_MAP } from "@/lib/numerics/stateMaps8";
import type { StateBits } from "./stepper";

/** Everything that determines such an optimizer. @typeParam B bits of its state */
export interface PlainConfig<B extends StateBits = 8 | 32> {
  readonly rule: string;
  readonly bits: B;
  /** Hyper-parameters of the rule; those left out have the rule's defaults. */
  readonly hyper: Hyper;
  readonly blockSize: number;
  /** Name of a map family; checked when the optimizer is made. */
  readonly map: string;
  readonly min8bitSize: number;
  readonly keep32: readonly string[];
}

/** The reference library's defaults (bitsandbytes 0.44 and later) in 8 bits, except the map of second moments. */
export const STATE_DEFAULTS = { blockSize: 256, map: DEFAULT_MAP, min8bitSize: 4096, keep32: [] };

/** The epsilon of tf.train.adam, so that a program that changes to adam8bit changes only the storage of state. */
export const ADAM_EPSILON = 1e-7;

/**
 * Returns a config in the form in which tfjs saves an optimizer with a model.
 *
 * When tfjs-layers loads a model, it turns every string of the form a_b into aB, but not the value of a key
 * "name" (4.22.0, utils/serialization_utils.js). So the names of variables stand under such a key.
 */
export const packPlain = (config: PlainConfig<StateBits>): tf.serialization.ConfigDict => {
  const { rule, bits, hyper, blockSize, map, min8bitSize, keep32 } = config;
  return {
    rule,
    bits: typeof bits === "object" ? { ...bits } : bits,
    hyper: { ...hyper },
    blockSize,
    map,
    min8bitSize,
    keep32: keep32.map((name) => ({ name })),
  };
};

/** Reads a config in that form, also after a round trip through JSON. Entries that tfjs adds are ignored. */
export function unpackPlain(saved: tf.serialization.ConfigDict): PlainConfig<StateBits> {
  const { rule, bits, hyper, blockSize, map, min8bitSize, keep32 } = saved as unknown as Omit<
    PlainConfig,
    "keep32" | "min8bitSize"
  > & {
    readonly min8bitSize: number | null;
    readonly keep32: readonly { readonly name: string }[];
  };
  return {
    rule,
    bits,
    hyper,
    blockSize,
    map,
    // JSON knows no Infinity and writes null.
    min8bitSize: min8bitSize ?? Number.POSITIVE_INFINITY,
    keep32: keep32.map(({ name }) => name),
  };
}

/** Returns options without those that are undefined, so that these get their defaults. */
export function withoutUndefined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
