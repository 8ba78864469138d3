/**
 * The module /anywidget.mjs for Jupyter, MyST, Colab, VS Code and marimo (anywidget.dev): the traits `name` and
 * `options` set the figure, and the traits `values`, `run` and `result` get what it tells. It draws in the element that
 * it is given, which may be in a shadow root, and nowhere else.
 */
import { type BlockwiseFigure, defineFigureElement } from "./figureElement";

/** Address of the site, written in when the site is built: hosts copy this file to an address of their own. */
declare const BLOCKWISE_SITE: string;

/** The part of an anywidget model that is used here. */
export interface Model {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** Draws the figure of a model. @returns a function that removes it */
function render({ model, el }: { readonly model: Model; readonly el: HTMLElement }): () => void {
  const base = model.get("base");
  defineFigureElement(typeof base === "string" && base !== "" ? base : BLOCKWISE_SITE);
  const figure = document.createElement("blockwise-figure") as BlockwiseFigure;
  figure.name = String(model.get("name") ?? "");
  const options = () => {
    const given = model.get("options");
    return typeof given === "object" && given !== null ? Object.entries(given) : [];
  };
  for (const [key, value] of options()) {
    // A host that sends another name than one of an attribute gets the figure without it.
    if (/^[a-z][\w-]*$/i.test(key))
      figure.setAttribute(key, typeof value === "boolean" ? String(+value) : String(value));
  }
  const follow = () => figure.set(Object.fromEntries(options()));
  const tell = (trait: string) => (event: Event) => {
    const { detail } = event as CustomEvent<{ values?: unknown }>;
    model.set(trait, trait === "values" ? detail.values : detail);
    model.save_changes();
  };
  figure.addEventListener("blockwise-state", tell("values"));
  figure.addEventListener("blockwise-progress", tell("run"));
  figure.addEventListener("blockwise-result", tell("result"));
  model.on("change:options", follow);
  el.append(figure);
  return () => {
    model.off("change:options", follow);
    figure.remove();
  };
}

export default { render };
