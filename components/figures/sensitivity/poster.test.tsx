import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { sensitivityOptions } from "./figure";
import { captionOf, recordedPicture, type SensitivityValues } from "./model";
import { SensitivityPicture } from "./Picture";

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const picture = recordedPicture(defaultsOf(sensitivityOptions) as SensitivityValues);
  const markup = renderToStaticMarkup(<SensitivityPicture picture={picture} sentence={captionOf(picture)} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/sensitivity.svg");
});
