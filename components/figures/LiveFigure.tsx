"use client";

import { Embed } from "@/components/figure/Embed";
import { FigureFrame } from "@/components/figure/FigureFrame";
import type { FigureEntry, LoadView } from "@/components/figure/figure";
import type { Place } from "@/components/figure/state";

/**
 * Only scripts of a page may reach the views. What the server could reach, Next would put into the first load of the
 * page, shown or not.
 */
export const loadView: LoadView = async (name) => (await import(`./${name}/view.tsx`)).default;

/** A figure in a page of the book. */
export function LiveFigure(place: Place) {
  return <FigureFrame load={loadView} {...place} />;
}

/** A figure alone on its page. */
export function EmbeddedFigure({ entry }: { readonly entry: FigureEntry }) {
  return <Embed entry={entry} load={loadView} />;
}
