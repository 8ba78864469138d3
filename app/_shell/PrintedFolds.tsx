"use client";

import { useEffect } from "react";

/** Folds in the text of a chapter, such as solutions. Those of live figures are not printed. */
const FOLDS = "article details:not([open]):not([data-figure] details)";

/** Opens the folds of a chapter while it is printed, because paper cannot open them, and closes them afterwards. */
export function PrintedFolds() {
  useEffect(() => {
    const opened = new Set<HTMLDetailsElement>();
    const open = () => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>(FOLDS)) {
        fold.open = true;
        opened.add(fold);
      }
    };
    const close = () => {
      for (const fold of opened) fold.open = false;
      opened.clear();
    };
    // The print preview of some browsers changes the medium and sends no event.
    const print = window.matchMedia("print");
    const change = () => (print.matches ? open() : close());
    print.addEventListener("change", change);
    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
    return () => {
      print.removeEventListener("change", change);
      window.removeEventListener("beforeprint", open);
      window.removeEventListener("afterprint", close);
    };
  }, []);
  return null;
}
