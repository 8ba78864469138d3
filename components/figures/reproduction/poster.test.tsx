import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { RECORDED_ABLATION as RECORDED } from "@/lib/recordings/reproduction";
import { reproductionOptions } from "./figure";
import { captionOf } from "./findings";
import { type ReproductionValues, rowsOf, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const rows = rowsOf(RECORDED, defaultsOf(reproductionOptions) as ReproductionValues, new Map());
  const markup = renderToStaticMarkup(<Picture rows={rows} sentence={captionOf(rows)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/reproduction.svg");
  await expect(storedNumbers(tableOf(rows))).toMatchFileSnapshot("./numbers.json");
});
