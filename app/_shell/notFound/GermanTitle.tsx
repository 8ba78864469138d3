"use client";

import { useEffect } from "react";

/** Gives the document a title in German where the page is in German. */
export function GermanTitle({ title }: { readonly title: string }) {
  useEffect(() => {
    if (document.documentElement.lang === "de") document.title = title;
  }, [title]);
  return null;
}
