import type { ComponentType } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { WordList } from "@/lib/i18n/words";
import type { AnyValues, OptionsTable, Values } from "@/lib/options/options";

/** The part of a figure that the server, the tests and the view share: everything but the picture. */
export interface FigureDefinition<T extends OptionsTable = OptionsTable> {
  readonly title: string;
  /** One line that states what the reader can find out. */
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
  /** Changes some options; the frame updates the page's address. */
  readonly onChange: (patch: AnyValues) => void;
  /** Whether the figure is a page of its own in a frame of another site, without links into the book. */
  readonly embedded: boolean;
}

/** The default export of a view module: the component and its table of options. */
export interface FigureView {
  readonly View: ComponentType<FigureProps>;
  readonly options: OptionsTable;
}

/**
 * Joins a view to the definition of its figure, so that the table of options is fetched with the view, in one
 * request, and not with the page.
 */
export function defineView<T extends OptionsTable>(
  { options }: FigureDefinition<T>,
  View: ComponentType<FigureProps<FigureDefinition<T>>>,
): FigureView {
  // The frame handles any table of options, so the types are lost here. It checks all values by the table.
  return { View: View as ComponentType<FigureProps>, options };
}

/** Fetches the view of the named figure; rejects if the network fails. */
export type LoadView = (name: string) => Promise<FigureView>;

/** A figure as plain data, which the server passes to the frame in the browser. */
export interface FigureEntry {
  /**
   * Name of the folder, the embed's address, the figure in prose, and the still picture in `public/posters`.
   */
  readonly name: string;
  readonly title: string;
  readonly caption: string;
  readonly chapter: string;
  /** Height of the cell in each range of RANGE_STARTS, CSS pixels; empty if it was not measured yet. */
  readonly heights: readonly number[];
  /** Language of title, caption and words; left out in English. */
  readonly locale?: Locale;
  /** Path of the page in its language that explains it; left out where that is its English chapter or the cover. */
  readonly home?: string;
  /** Its words in the language of the page; left out in English, and where they are not translated. */
  readonly words?: WordList;
}

/**
 * Widths of a column, CSS pixels, at which the ranges of `heights` start: those of FigureFrame.module.css.
 */
export const RANGE_STARTS: readonly number[] = [0, 321, 336, 358, 400, 440, 480, 590, 640, 720, 920, 1200];
