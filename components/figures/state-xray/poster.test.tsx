import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { xrayJob } from "@/lib/jobs/xray/job";
import { defaultsOf } from "@/lib/options/options";
import { Codes } from "./Codes";
import { stateXrayOptions } from "./figure";
import { stripsOf } from "./model";

/** The picture for readers without scripts. It is drawn by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture that is up to date", async () => {
  const { sample } = defaultsOf(stateXrayOptions);
  for await (const { result } of xrayJob({ number: 0, file: null, sample }, () => 0)) {
    if (!result || !("report" in result)) throw new Error("the example has no X-ray");
    const markup = renderToStaticMarkup(<Codes strips={stripsOf(result.report)} />);
    await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/state-xray.svg");
  }
});
