import type { ComponentType } from "react";
import type { AnyValues, OptionsTable } from "@/lib/options/options";

/** What a figure's view is given by the cell or the embed page around it. */
export interface FigureProps {
  readonly values: AnyValues;
  /** Change some options; the surroundings keep the URL in step. */
  readonly onChange: (patch: AnyValues) => void;
  /** Fills its frame, without the links that lead back into the book. */
  readonly embedded: boolean;
}

/** What a figure's view module gives: what is drawn, and the options that it has. */
export interface FigureModule {
  readonly default: ComponentType<FigureProps>;
  readonly options: OptionsTable;
}

/**
 * One entry of the registry: MDX tag, embed route, gallery and tests come from it. It travels with the page as text,
 * so it holds neither code nor options: those are fetched by views.ts.
 */
export interface FigureEntry {
  /** Stable name: the folder, the embed route, the MDX tag's `name`, the still picture in `public/posters`. */
  readonly name: string;
  readonly title: string;
  /** One line: what the reader can find out here. */
  readonly caption: string;
  /** Slug of the chapter it belongs to, or "" for the cover. */
  readonly chapter: string;
}
