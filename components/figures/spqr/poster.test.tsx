import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { atOnce } from "@/lib/jobs/sliced";
import { spqrRun } from "@/lib/jobs/weights/spqr";
import { defaultsOf } from "@/lib/options/options";
import { spqrOptions } from "./figure";
import { setupOf } from "./model";
import { Picture } from "./Picture";

it.each([
  ["spqr", 760],
  ["spqr-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const values = defaultsOf(spqrOptions);
  const result = atOnce(spqrRun(setupOf(values)));
  const markup = renderToStaticMarkup(<Picture values={values} result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});
