import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { StateMaps } from "@/lib/numerics/step8";
import { decodeF32, floatsOf, type TypedArrayJson } from "./decode";

/** Maps by the names that the vector files use. */
export interface Tables {
  /**
   * The recorded table of that name, so that the rounding of our own does not matter; ours where the folder has none.
   *
   * @throws Error if neither has a table of that name
   */
  map(name: string): QuantizationMap;
  /** The maps of the optimizers: dynamic, signed for state 1 and unsigned for state 2. */
  readonly dynamic: StateMaps;
}

/** Other names of our own maps in the files. */
const OWN: Readonly<Record<string, () => QuantizationMap>> = {
  dynamic_signed: () => makeMap("dynamic", { bits: 8, signed: true }),
  dynamic_unsigned: () => makeMap("dynamic", { bits: 8, signed: false }),
  linear_signed: () => makeMap("linear", { bits: 8, signed: true }),
  linear_unsigned: () => makeMap("linear", { bits: 8, signed: false }),
};

/** Names of the cuda-trajectories files. */
const ALIASES: Readonly<Record<string, string>> = { dynamic: "dynamic_signed", udynamic: "dynamic_unsigned" };

interface WithMaps {
  readonly format?: string;
  readonly kind?: string;
  readonly maps?: Readonly<Record<string, unknown>>;
}

/** Gather the tables of all files of a folder. */
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
    // Taken as it is: the recorded linear table is not strictly ascending, which customMap would refuse.
    if (values) return { name: "custom", label: name, bits: 8, signed: values[0] < 0, values };
    const own = OWN[name];
    if (!own) throw new Error(`no table of the map "${asked}"`);
    return own();
  };
  return {
    map,
    dynamic: { signed: map("dynamic_signed"), unsigned: map("dynamic_unsigned") },
  };
}
