import type { ComponentType } from "react";
import type { AnyValues, OptionsTable } from "@/lib/experiment/options";

/** What a widget's view is given by the cell or the embed page around it. */
export interface WidgetProps {
  readonly values: AnyValues;
  /** Change some options; the surroundings keep the URL in step. */
  readonly onChange: (patch: AnyValues) => void;
  /** Fills its frame, without the links that lead back into the book. */
  readonly embedded: boolean;
}

/** What a widget's view module gives: what is drawn, and the options that it has. */
export interface WidgetModule {
  readonly default: ComponentType<WidgetProps>;
  readonly options: OptionsTable;
}

/**
 * One entry of the registry: MDX tag, embed route, gallery and tests come from it. It travels with the page as text,
 * so it holds neither code nor options: those are fetched by views.ts.
 */
export interface WidgetEntry {
  /** Stable name: the folder, the embed route, the MDX tag's `name`. */
  readonly name: string;
  readonly title: string;
  /** One line: what the reader can find out here. */
  readonly caption: string;
  /** Natural size in CSS pixels at a wide and at a narrow (390 px) column; skeletons and embeds use it. */
  readonly size: { readonly wide: number; readonly narrow: number };
  /** Slug of the chapter it belongs to, or "" for the cover. */
  readonly chapter: string;
  /** A still picture for readers without scripts, drawn by the widget's own code: a path below `public`. */
  readonly poster?: string;
}
