import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { epsilonAndRateOptions } from "./figure";
import { captionOf, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const values = defaultsOf(epsilonAndRateOptions);
  const markup = renderToStaticMarkup(<Picture values={values} onChoose={() => {}} sentence={captionOf()} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/epsilon-and-rate.svg");
  await expect(storedNumbers(tableOf())).toMatchFileSnapshot("./numbers.json");
});
