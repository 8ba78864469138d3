"use client";

import { type ReactElement, useCallback, useContext } from "react";
import { NumbersContext } from "@/components/charts/numbers";
import { TranslationContext } from "@/components/controls/translation";
import { WordsContext } from "@/components/controls/words";
import { drawAside } from "./drawAside";

/** Returns the function that draws a picture off screen, as `drawAside` does, in the language of the figure. */
export function useDrawAside(): (place: Element, picture: ReactElement) => SVGSVGElement | null {
  const translate = useContext(TranslationContext);
  const words = useContext(WordsContext);
  const print = useContext(NumbersContext);
  return useCallback(
    (place: Element, picture: ReactElement) =>
      drawAside(
        place,
        <TranslationContext value={translate}>
          <WordsContext value={words}>
            <NumbersContext value={print}>{picture}</NumbersContext>
          </WordsContext>
        </TranslationContext>,
      ),
    [translate, words, print],
  );
}
