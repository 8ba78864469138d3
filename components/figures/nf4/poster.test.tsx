import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { atOnce } from "@/lib/jobs/sliced";
import { nf4Run } from "@/lib/jobs/weights/nf4";
import { defaultsOf } from "@/lib/options/options";
import { nf4Options } from "./figure";
import { setupOf, tableOf } from "./model";
import { Picture } from "./Picture";

const values = defaultsOf(nf4Options);
const result = atOnce(nf4Run(setupOf(values)));

it.each([
  ["nf4", 760],
  ["nf4-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const markup = renderToStaticMarkup(<Picture values={values} result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});

it("has stored numbers that are up to date", async () => {
  await expect(storedNumbers(tableOf(result))).toMatchFileSnapshot("./numbers.json");
});
