import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { blockHeatmapOptions } from "./figure";
import { captionOf, heatmapOf } from "./model";
import { HeatmapPicture } from "./Picture";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture that is up to date", async () => {
  const heatmap = heatmapOf(defaultsOf(blockHeatmapOptions));
  const markup = renderToStaticMarkup(
    <HeatmapPicture
      heatmap={heatmap}
      sentence={captionOf(heatmap)}
      index={null}
      onIndex={() => undefined}
      onPlace={() => undefined}
    />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/block-heatmap.svg");
});
