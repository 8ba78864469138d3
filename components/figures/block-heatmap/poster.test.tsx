import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { makeWords } from "@/lib/i18n/words";
import { defaultsOf } from "@/lib/options/options";
import { blockHeatmapOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, heatmapOf, tableOf } from "./model";
import { HeatmapPicture } from "./Picture";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
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
  const t = makeWords("de", german);
  const inGerman = picture(captionOf(heatmap, t));
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/block-heatmap.de.svg",
  );
  await expect(storedNumbers(tableOf(heatmap))).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(tableOf(heatmap, t))).toMatchFileSnapshot("./numbers.de.json");
});
