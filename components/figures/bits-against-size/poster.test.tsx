import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { bitsAgainstSizeOptions } from "./figure";
import { tableOf } from "./model";
import { Picture } from "./Picture";

it.each([
  ["bits-against-size", 760],
  ["bits-against-size-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const values = defaultsOf(bitsAgainstSizeOptions);
  const markup = renderToStaticMarkup(<Picture values={values} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});

it("has stored numbers that are up to date", async () => {
  await expect(storedNumbers(tableOf(defaultsOf(bitsAgainstSizeOptions)))).toMatchFileSnapshot(
    "./numbers.json",
  );
});
