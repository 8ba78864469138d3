import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { atOnce } from "@/lib/jobs/sliced";
import { gradientExchangeRun } from "@/lib/jobs/weights/gradientExchange";
import { defaultsOf } from "@/lib/options/options";
import { gradientExchangeOptions } from "./figure";
import { setupOf, tableOf } from "./model";
import { Picture } from "./Picture";

const values = defaultsOf(gradientExchangeOptions);
const result = atOnce(gradientExchangeRun(setupOf(values)));

it.each([
  ["gradient-exchange", 760],
  ["gradient-exchange-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const markup = renderToStaticMarkup(<Picture values={values} result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});

it("has stored numbers that are up to date", async () => {
  await expect(storedNumbers(tableOf(values, result))).toMatchFileSnapshot("./numbers.json");
});
