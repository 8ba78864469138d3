/** The quantization maps that the vector files refer to. */
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { StateMaps } from "@/lib/numerics/step8";
import { decodeF32, floatsOf, type TypedArrayJson } from "./decode";

/** Maps by the names of the vector files. */
export interface Tables {
  /**
   * Returns the recorded map of a name, so that the rounding of our own map has no effect; our own map if
   * none is recorded.
   *
   * @throws Error if there is no map of that name
   */
  map(name: string): QuantizationMap;
  /** The maps of the optimizers: dynamic, signed for state 1 and unsigned for state 2. */
  readonly dynamic: StateMaps;
}

/** Our own maps by their names in the files. */
const OWN: Readonly<Record<string, () => QuantizationMap>> = {
  dynamic_signed: () => makeMap("dynamic", { bits: 8, signed: true }),
  dynamic_unsigned: () => makeMap("dynamic", { bits: 8, signed: false }),
  linear_signed: () => makeMap("linear", { bits: 8, signed: true }),
  linear_unsigned: () => makeMap("linear", { bits: 8, signed: false }),
};

/** Names of the maps in the cuda-trajectories files. */
const ALIASES: Readonly<Record<string, string>> = { dynamic: "dynamic_signed", udynamic: "dynamic_unsigned" };

interface WithMaps {
  readonly format?: string;
  readonly kind?: string;
  readonly maps?: Readonly<Record<string, unknown>>;
}

/** Collects the maps of all files of a folder. */
export function gatherTables(files: readonly unknown[]): Tables {
  const recorded = new Map<string, Float32Array>();
  for (const file of files as readonly (WithMaps | null)[]) {
    for (const [name, entry] of Object.entries(file?.maps ?? {})) {
      if (file?.kind === "quantizer") {
        recorded.set(ALIASES[name] ?? name, floatsOf(entry as TypedArrayJson));
      } else if (file?.format?.startsWith("bnb-ref-maps/")) {
        const { values_f32_b64: values } = entry as { values_f32_b64?: string };
        if (values !== undefined) recorded.set(name.replace(/_8$/, ""), decodeF32(values));
      }
    }
  }
  const map = (asked: string): QuantizationMap => {
    const name = ALIASES[asked] ?? asked;
    const values = recorded.get(name);
    // Not made by customMap, which would refuse the recorded linear map because it is not strictly ascending.
    if (values) return { name: "custom", label: name, bits: 8, signed: values[0] < 0, values };
    const own = OWN[name];
    if (!own) throw new Error(`map is "${asked}", but must be one of ${Object.keys(OWN).join(", ")}`);
    return own();
  };
  return {
    map,
    dynamic: { signed: map("dynamic_signed"), unsigned: map("dynamic_unsigned") },
  };
}
