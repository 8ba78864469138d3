import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { absmaxOfBlocks } from "./model";
import { BlockBars } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const markup = renderToStaticMarkup(<BlockBars absmax={absmaxOfBlocks(1)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/block-absmax.svg");
});
