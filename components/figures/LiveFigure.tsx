"use client";

import type { ReactNode } from "react";
import { Embed } from "@/components/figure/Embed";
import { FigureFrame } from "@/components/figure/FigureFrame";
import type { FigureEntry, LoadView } from "@/components/figure/figure";
import type { Place } from "@/components/figure/state";

/**
 * Loads the view of a figure in the browser. Only scripts of a page import views: Next puts every module that
 * the server imports into the first load of the page, whether the page shows it or not.
 */
export const loadView: LoadView = async (name) => (await import(`./${name}/view.tsx`)).default;

/** Shows a figure in a page of the book. @param children rendered beside the figure; see `FigureFrame` */
export function LiveFigure(place: Place & { readonly children?: ReactNode }) {
  return <FigureFrame load={loadView} {...place} />;
}

/** Shows a figure alone on its page. */
export function EmbeddedFigure({ entry }: { readonly entry: FigureEntry }) {
  return <Embed entry={entry} load={loadView} />;
}
