import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { atOnce } from "@/lib/jobs/sliced";
import { outlierColumnsRun } from "@/lib/jobs/weights/outlierColumns";
import { defaultsOf } from "@/lib/options/options";
import { outlierColumnsOptions } from "./figure";
import { setupOf } from "./model";
import { Picture } from "./Picture";

it.each([
  ["outlier-columns", 760],
  ["outlier-columns-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const result = atOnce(outlierColumnsRun(setupOf(defaultsOf(outlierColumnsOptions))));
  const markup = renderToStaticMarkup(<Picture result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});
