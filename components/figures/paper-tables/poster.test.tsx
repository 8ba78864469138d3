import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { paperTablesOptions } from "./figure";
import { captionOf, shownOf, type TableValues, tableOf } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  const shown = shownOf(defaultsOf(paperTablesOptions) as TableValues);
  const markup = renderToStaticMarkup(<Picture plot={shown.plot} sentence={captionOf(shown)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/paper-tables.svg");
  await expect(storedNumbers(tableOf(shown))).toMatchFileSnapshot("./numbers.json");
});
