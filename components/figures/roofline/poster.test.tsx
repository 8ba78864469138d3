import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { defaultsOf } from "@/lib/options/options";
import { rooflineOptions } from "./figure";
import { findingOf, recordedOf, tableOf } from "./model";
import { Picture } from "./Picture";

const measuredWith = (others: boolean) => recordedOf({ ...defaultsOf(rooflineOptions), others });

function drawn(others: boolean): string {
  const measured = measuredWith(others);
  return stillPicture(renderToStaticMarkup(<Picture measured={measured} sentence={findingOf(measured)} />));
}

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", async () => {
  await expect(drawn(false)).toMatchFileSnapshot("../../../public/posters/roofline.svg");
  await expect(storedNumbers(tableOf(measuredWith(false), null))).toMatchFileSnapshot("./numbers.json");
});

it("has a stored example with all rules", async () => {
  await expect(drawn(true)).toMatchFileSnapshot("./__snapshots__/all-rules.svg");
});
