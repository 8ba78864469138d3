import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { stepRequestsOptions } from "./figure";
import { captionOf, rowsOf, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const options = defaultsOf(stepRequestsOptions);
  const shown = shownOf(options, null)!;
  const markup = renderToStaticMarkup(
    <Picture rows={rowsOf(shown.timing)} sentence={captionOf(shown, options)} />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/step-requests.svg");
  await expect(storedNumbers(tableOf(shown))).toMatchFileSnapshot("./numbers.json");
});
