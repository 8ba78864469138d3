import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { layoutFor } from "../maps/layout";
import { LevelsPad } from "./LevelsPad";
import { levelsOf } from "./model";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture that is up to date", async () => {
  const markup = renderToStaticMarkup(
    <LevelsPad
      values={levelsOf({ levels: "", sign: "signed" }).values}
      layout={layoutFor(true, "linear")}
      group={32}
      onValues={() => undefined}
    />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/draw-a-map.svg");
});
