import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { type CurveErrors, makeGatherer } from "@/lib/findings/blockCurves";
import { makeWords } from "@/lib/i18n/words";
import { blockCurve } from "@/lib/jobs/blockCurve/blockCurve";
import { defaultsOf } from "@/lib/options/options";
import { CurvePicture } from "./CurvePicture";
import { blockSizeCurveOptions } from "./figure";
import { german } from "./messages.de";
import { captionOf, requestOf, tableOf } from "./model";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  const options = defaultsOf(blockSizeCurveOptions);
  const request = requestOf(options);
  const gatherer = makeGatherer(request);
  let measured: CurveErrors | undefined;
  for (const part of blockCurve(request)) measured = gatherer.add(part) ?? measured;
  const picture = (sentence: string) => (
    <CurvePicture
      measured={measured!}
      measure={options.measure}
      map={options.map}
      blockSize={options.blockSize}
      sentence={sentence}
      onBlockSize={() => undefined}
    />
  );
  const markup = renderToStaticMarkup(picture(captionOf(measured!, options)));
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/block-size-curve.svg");
  const t = makeWords("de", german);
  const inGerman = picture(captionOf(measured!, options, t));
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/block-size-curve.de.svg",
  );
  await expect(storedNumbers(tableOf(measured!, options.measure))).toMatchFileSnapshot("./numbers.json");
  await expect(storedNumbers(tableOf(measured!, options.measure, t))).toMatchFileSnapshot(
    "./numbers.de.json",
  );
});
