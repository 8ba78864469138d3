import type { ReactNode } from "react";
import { NumbersContext } from "@/components/charts/numbers";
import { Translation } from "@/components/controls/translation";
import { FigureTranslation } from "@/components/controls/words";
import { de } from "@/lib/i18n/de";
import { printedIn } from "@/lib/i18n/numbers";
import type { WordList } from "@/lib/i18n/words";

const print = (text: string) => printedIn("de", text);

/** Returns a picture as German pages show it, for the tests that write still pictures. */
export const germanPicture = (list: WordList, picture: ReactNode) => (
  <Translation locale="de" messages={de}>
    <FigureTranslation locale="de" list={list}>
      <NumbersContext value={print}>{picture}</NumbersContext>
    </FigureTranslation>
  </Translation>
);
