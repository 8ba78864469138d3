import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { makeWords } from "@/lib/i18n/words";
import { type XrayRequest, xrayJob } from "@/lib/jobs/xray/job";
import { defaultsOf } from "@/lib/options/options";
import type { XrayReport } from "@/lib/xray/report";
import { Codes } from "./Codes";
import { stateXrayOptions } from "./figure";
import { german } from "./messages.de";
import { stripsOf, tableOf } from "./model";
import { germanRefusals } from "./refusals.de";
import { germanXray } from "./xray.de";

/** Returns the X-ray of the example that the figure shows first. */
async function exampleReport(words?: XrayRequest["words"]): Promise<XrayReport> {
  const { sample } = defaultsOf(stateXrayOptions);
  for await (const { result } of xrayJob({ number: 0, file: null, sample, words }, () => 0))
    if (result && "report" in result) return result.report;
  throw new Error("the example has no X-ray");
}

/** The picture for readers without scripts. It is drawn by the figure's own code; `vitest -u` draws it anew. */
it("has a still picture and numbers that are up to date", async () => {
  const report = await exampleReport();
  const picture = <Codes strips={stripsOf(report)} />;
  const markup = renderToStaticMarkup(picture);
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/state-xray.svg");
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, picture)))).toMatchFileSnapshot(
    "../../../public/posters/state-xray.de.svg",
  );
  await expect(storedNumbers(tableOf(report))).toMatchFileSnapshot("./numbers.json");
  const inGerman = await exampleReport({ locale: "de", list: { ...germanRefusals, ...germanXray } });
  await expect(storedNumbers(tableOf(inGerman, makeWords("de", german)))).toMatchFileSnapshot(
    "./numbers.de.json",
  );
});
