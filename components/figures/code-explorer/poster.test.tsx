import { createRef } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { signedLogLayout } from "@/components/charts/layout";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { makeWords } from "@/lib/i18n/words";
import { makeMap } from "@/lib/numerics/maps";
import { german } from "./messages.de";
import { factsOf, mapTable } from "./model";
import { NumberLine } from "./NumberLine";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  const map = makeMap("dynamic", { bits: 8, signed: true });
  const picture = (
    <NumberLine
      map={map}
      facts={factsOf(map, 200)}
      layout={signedLogLayout([-1, 1], 1e-7)}
      view={{ zoom: 1, centre: 0.5 }}
      onView={() => undefined}
      onIndex={() => undefined}
      holder={createRef()}
    />
  );
  const markup = renderToStaticMarkup(picture);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/code-explorer.svg");
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, picture)))).toMatchFileSnapshot(
    "../../../public/posters/code-explorer.de.svg",
  );
  await expect(storedNumbers(mapTable(map))).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(mapTable(map, makeWords("de", german)))).toMatchFileSnapshot(
    "./numbers.de.json",
  );
});
