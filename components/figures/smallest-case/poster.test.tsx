import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { smallestCaseOptions } from "./figure";
import { captionOf, shownOf, tableOf } from "./model";
import { Picture } from "./Picture";
import { Weights } from "./Weights";

const values = defaultsOf(smallestCaseOptions);
const shown = shownOf(values);

it("has a still picture and numbers that are up to date", async () => {
  const markup = renderToStaticMarkup(
    <Picture shown={shown} step={values.step} onStep={() => undefined} sentence={captionOf(shown)} />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/smallest-case.svg");
  const isAtStep = ([, step]: readonly unknown[]) => step === values.step;
  await expect(storedNumbers(tableOf(shown), isAtStep)).toMatchFileSnapshot("./numbers.json");
});

it("marks the second moments that are stored as zero beside a first moment that is not", () => {
  const lost = (step: number) =>
    renderToStaticMarkup(<Weights shown={shown} step={step} />).split("data-lost").length - 1;
  expect(lost(1)).toBe(1);
  const markup = renderToStaticMarkup(<Weights shown={shown} step={1} />);
  expect(markup.slice(markup.indexOf("data-lost"))).toMatch(/^data-lost="true">0<small>code 0</);
});
