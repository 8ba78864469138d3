import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { makeWords } from "@/lib/i18n/words";
import { defaultsOf } from "@/lib/options/options";
import { whatFitsOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, fitsOf, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const fits = fitsOf(defaultsOf(whatFitsOptions));
  const picture = (sentence: string) => <Picture fits={fits} sentence={sentence} />;
  const markup = renderToStaticMarkup(picture(captionOf(fits)));
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/what-fits.svg");
  const t = makeWords("de", german);
  const inGerman = picture(captionOf(fits, t));
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/what-fits.de.svg",
  );
  await expect(storedNumbers(tableOf(fits, []))).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(tableOf(fits, [], t))).toMatchFileSnapshot("./numbers.de.json");
});
