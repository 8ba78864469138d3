import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { xrayJob } from "@/lib/jobs/xray/job";
import { defaultsOf } from "@/lib/options/options";
import { Codes } from "./Codes";
import { stateXrayOptions } from "./figure";
import { german } from "./messages.de";
import { stripsOf } from "./model";

/** The picture for readers without scripts. It is drawn by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const { sample } = defaultsOf(stateXrayOptions);
  for await (const { result } of xrayJob({ number: 0, file: null, sample }, () => 0)) {
    if (!result || !("report" in result)) throw new Error("the example has no X-ray");
    const picture = <Codes strips={stripsOf(result.report)} />;
    const markup = renderToStaticMarkup(picture);
    await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/state-xray.svg");
    await expect(stillPicture(renderToStaticMarkup(germanPicture(german, picture)))).toMatchFileSnapshot(
      "../../../public/posters/state-xray.de.svg",
    );
  }
});
