import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { absmaxOfBlocks, tableOf } from "./model";
import { BlockBars } from "./Picture";

/** The picture for readers without scripts, drawn with its numbers by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture and numbers that are up to date", async () => {
  const absmax = absmaxOfBlocks(1);
  const markup = renderToStaticMarkup(<BlockBars absmax={absmax} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/block-absmax.svg");
  await expect(storedNumbers(tableOf(absmax))).toMatchFileSnapshot("./numbers.json");
});
