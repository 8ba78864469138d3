import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { CurvesStill, PlanesStill } from "./stills";

/** The pictures of the bench at rest; `vitest -u` redraws them. */
it.each([
  ["curves", <CurvesStill key="curves" />],
  ["planes", <PlanesStill key="planes" />],
])("has still %s that are up to date", async (name, still) => {
  const picture = stillPicture(renderToStaticMarkup(still));
  await expect(picture).toMatchFileSnapshot(`../../../public/posters/bench-${name}.svg`);
});
