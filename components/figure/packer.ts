"use client";

import { useEffect, useState } from "react";
import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { isLongText } from "@/lib/options/packedKeys";

/** The functions that compress texts of links. */
export type Packer = typeof import("@/lib/options/longTexts");

/** The functions, once they have been fetched. */
let packer: Packer | undefined;

/** Returns the functions that compress texts of links; undefined before `loadPacker` has fetched them. */
export const loadedPacker = (): Packer | undefined => packer;

/** Fetches the functions that compress texts of links. Most pages never need them. */
export async function loadPacker(): Promise<Packer> {
  packer ??= await import("@/lib/options/longTexts");
  return packer;
}

/** Returns whether a link to these options holds a packed text. */
export const needsPacker = (options: OptionsTable, values: AnyValues): boolean =>
  Object.entries(options).some(
    ([name, spec]) => spec.kind === "text" && spec.packs && isLongText(String(values[name])),
  );

/**
 * Returns the functions that compress texts of links, and fetches them if these options need them. Until they have
 * come, and where they cannot be fetched, links hold all texts as they are.
 */
export function usePacker(options: OptionsTable, values: AnyValues): Packer | undefined {
  const [loaded, setLoaded] = useState(packer);
  const needed = needsPacker(options, values);
  useEffect(() => {
    if (!needed || loaded) return;
    loadPacker().then(
      (functions) => setLoaded(functions),
      () => {},
    );
  }, [needed, loaded]);
  return needed ? loaded : undefined;
}
