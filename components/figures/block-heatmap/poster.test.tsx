import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { makeWords } from "@/lib/i18n/words";
import { defaultsOf } from "@/lib/options/options";
import { blockHeatmapOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, heatmapOf } from "./model";
import { HeatmapPicture } from "./Picture";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture that is up to date", async () => {
  const heatmap = heatmapOf(defaultsOf(blockHeatmapOptions));
  const picture = (sentence: string) => (
    <HeatmapPicture
      heatmap={heatmap}
      sentence={sentence}
      index={null}
      onIndex={() => undefined}
      onPlace={() => undefined}
    />
  );
  const markup = renderToStaticMarkup(picture(captionOf(heatmap)));
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/block-heatmap.svg");
  const inGerman = picture(captionOf(heatmap, makeWords("de", german)));
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/block-heatmap.de.svg",
  );
});
