import type { FigureDefinition, FigureEntry } from "@/components/figure/figure";
import heights from "./heights.json" with { type: "json" };
import { FIGURE_NAMES } from "./index";

/** Measured heights of the figures, pixels, one per range of widths. */
const HEIGHTS: Readonly<Record<string, readonly number[]>> = heights;

/**
 * Returns the definition of a figure, undefined if there is no figure of that name.
 *
 * For the build of pages and for tests. Scripts of a page must not import this module: a definition includes
 * the table of options and, with the names of maps and rules, much of lib/numerics.
 */
export async function definitionOf(name: string): Promise<FigureDefinition | undefined> {
  if (!FIGURE_NAMES.includes(name)) return undefined;
  const module: { readonly figure: FigureDefinition } = await import(`./${name}/figure.ts`);
  return module.figure;
}

/** Returns a figure as plain data for the frame, undefined if there is no figure of that name. */
export async function entryOf(name: string): Promise<FigureEntry | undefined> {
  const definition = await definitionOf(name);
  if (!definition) return undefined;
  const { title, caption, chapter } = definition;
  return { name, title, caption, chapter, heights: HEIGHTS[name] ?? [] };
}

/** Returns all figures in the order of the book. */
export async function allEntries(): Promise<readonly FigureEntry[]> {
  const entries = await Promise.all(FIGURE_NAMES.map(entryOf));
  return entries.filter((entry) => entry !== undefined);
}
