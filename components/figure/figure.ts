import type { ComponentType } from "react";
import type { AnyValues, OptionsTable, Values } from "@/lib/options/options";

/** A figure without its picture. The server, the tests and the figure's view read it. */
export interface FigureDefinition<T extends OptionsTable = OptionsTable> {
  readonly title: string;
  /** One line: what the reader can find out here. */
  readonly caption: string;
  /** Slug of the chapter that shows the figure, or "" for the cover. */
  readonly chapter: string;
  readonly options: T;
}

/** Returns the definition as it is, with the type of its table of options. */
export function defineFigure<T extends OptionsTable>(definition: FigureDefinition<T>): FigureDefinition<T> {
  return definition;
}

/** Props of a figure's view; the types of `values` follow from the definition's table of options. */
export interface FigureProps<D extends FigureDefinition = FigureDefinition> {
  readonly values: Values<D["options"]>;
  /** Changes some of the options; the address of the page follows. */
  readonly onChange: (patch: AnyValues) => void;
  /** Whether the figure stands alone in a frame of another site, without links into the book. */
  readonly embedded: boolean;
}

/** The default export of a view module: what the frame needs to show the figure. */
export interface FigureView {
  readonly View: ComponentType<FigureProps>;
  readonly options: OptionsTable;
}

/**
 * Joins a view to the definition of its figure. The table of options thereby comes with the view, in one request, and
 * not with the page.
 */
export function defineView<T extends OptionsTable>(
  { options }: FigureDefinition<T>,
  View: ComponentType<FigureProps<FigureDefinition<T>>>,
): FigureView {
  // The frame knows no figure's options by name. It checks all values by this table before the view gets them.
  return { View: View as ComponentType<FigureProps>, options };
}

/** Fetches the view of the figure of that name; rejects if the network fails. */
export type LoadView = (name: string) => Promise<FigureView>;

/** A figure as plain data, which a page hands from the server to the frame. */
export interface FigureEntry {
  /** Name of the folder, the embed's address, the figure in prose, and the still picture in `public/posters`. */
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly chapter: string;
  /** Height of the cell in each range of RANGE_STARTS, CSS pixels; empty if it was not measured yet. */
  readonly heights: readonly number[];
}

/** Widths of a column, CSS pixels, at which the ranges of `heights` start: those of FigureFrame.module.css. */
export const RANGE_STARTS: readonly number[] = [0, 321, 336, 358, 480, 640, 720, 920, 1200];
