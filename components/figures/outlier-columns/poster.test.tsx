import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { atOnce } from "@/lib/jobs/sliced";
import { outlierColumnsRun } from "@/lib/jobs/weights/outlierColumns";
import { defaultsOf } from "@/lib/options/options";
import { outlierColumnsOptions } from "./figure";
import { setupOf, tableOf } from "./model";
import { Picture } from "./Picture";

const result = atOnce(outlierColumnsRun(setupOf(defaultsOf(outlierColumnsOptions))));

it.each([
  ["outlier-columns", 760],
  ["outlier-columns-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const markup = renderToStaticMarkup(<Picture result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});

it("has stored numbers that are up to date", async () => {
  await expect(storedNumbers(tableOf(result))).toMatchFileSnapshot("./numbers.json");
});
