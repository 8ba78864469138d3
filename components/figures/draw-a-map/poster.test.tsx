import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { layoutFor } from "../maps/layout";
import { LevelsPad } from "./LevelsPad";
import { levelsOf, mapOf, tableOf } from "./model";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  const map = mapOf(levelsOf({ levels: "", sign: "signed" }).values);
  const markup = renderToStaticMarkup(
    <LevelsPad
      values={map.values}
      layout={layoutFor(true, "linear")}
      group={32}
      onValues={() => undefined}
    />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/draw-a-map.svg");
  await expect(storedNumbers(tableOf(map))).toMatchFileSnapshot("./numbers.json");
});
