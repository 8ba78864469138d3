import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { de } from "@/lib/i18n/de";
import { makeTranslate } from "@/lib/i18n/translate";
import { germanBench } from "../messages.de";
import { CurvesStill, PlanesStill } from "./stills";
import { frameWords } from "./words";

const german = { t: frameWords("de", germanBench), live: makeTranslate("de", de) };
const inGerman = (still: React.ReactNode) => germanPicture(germanBench, still);

/** The pictures of the bench at rest; `vitest -u` redraws them. */
it.each([
  ["curves", <CurvesStill key="curves" />],
  ["planes", <PlanesStill key="planes" />],
  ["curves.de", inGerman(<CurvesStill key="curves" {...german} />)],
  ["planes.de", inGerman(<PlanesStill key="planes" {...german} />)],
])("has still %s that are up to date", async (name, still) => {
  const picture = stillPicture(renderToStaticMarkup(still));
  await expect(picture).toMatchFileSnapshot(`../../../public/posters/bench-${name}.svg`);
});
