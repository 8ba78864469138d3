"use client";

import { useMemo } from "react";
import { contentKey } from "@/lib/options/content";

/**
 * Returns the first of several values in a row that have the same content. Figures make their requests anew
 * in each render; work begins again only when the content changes.
 *
 * @param value plain data; see `contentKey`
 */
export function useSameContent<T>(value: T): T {
  const key = contentKey(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content decides, not the object
  return useMemo(() => value, [key]);
}
