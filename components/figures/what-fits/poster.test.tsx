import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { whatFitsOptions } from "./figure";
import { captionOf, fitsOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture that is up to date", async () => {
  const fits = fitsOf(defaultsOf(whatFitsOptions));
  const markup = renderToStaticMarkup(<Picture fits={fits} sentence={captionOf(fits)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/what-fits.svg");
});
