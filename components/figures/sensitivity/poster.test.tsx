import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { sensitivityOptions } from "./figure";
import { captionOf, recordedData, type SensitivityValues, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const data = recordedData(defaultsOf(sensitivityOptions) as SensitivityValues);
  const markup = renderToStaticMarkup(<Picture data={data} sentence={captionOf(data)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/sensitivity.svg");
  await expect(storedNumbers(tableOf(data))).toMatchFileSnapshot("./numbers.json");
});
