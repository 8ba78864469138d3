import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { defaultsOf } from "@/lib/options/options";
import { rooflineOptions } from "./figure";
import { findingOf, recordedOf } from "./model";
import { Picture } from "./Picture";

function drawn(others: boolean): string {
  const measured = recordedOf({ ...defaultsOf(rooflineOptions), others });
  return stillPicture(renderToStaticMarkup(<Picture measured={measured} sentence={findingOf(measured)} />));
}

/** The picture for readers without scripts, drawn by the figure's own code; `vitest -u` redraws it. */
it("has a still picture that is up to date", async () => {
  await expect(drawn(false)).toMatchFileSnapshot("../../../public/posters/roofline.svg");
});

it("has a stored example with all rules", async () => {
  await expect(drawn(true)).toMatchFileSnapshot("./__snapshots__/all-rules.svg");
});
