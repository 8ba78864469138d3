import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { paperTablesOptions } from "./figure";
import { captionOf, shownOf, type TableValues } from "./model";
import { Picture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture that is up to date", async () => {
  const shown = shownOf(defaultsOf(paperTablesOptions) as TableValues);
  const markup = renderToStaticMarkup(<Picture plot={shown.plot} sentence={captionOf(shown)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/paper-tables.svg");
});
