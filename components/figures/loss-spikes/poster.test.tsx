import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { atOnce } from "@/lib/jobs/sliced";
import { lossSpikesRun } from "@/lib/jobs/weights/lossSpikes";
import { defaultsOf } from "@/lib/options/options";
import { lossSpikesOptions } from "./figure";
import { setupOf, tableOf } from "./model";
import { Picture } from "./Picture";

const result = atOnce(lossSpikesRun(setupOf(defaultsOf(lossSpikesOptions))));

it.each([
  ["loss-spikes", 760],
  ["loss-spikes-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const markup = renderToStaticMarkup(<Picture result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});

it("has stored numbers that are up to date", async () => {
  await expect(storedNumbers(tableOf(result))).toMatchFileSnapshot("./numbers.json");
});
