import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { builtIn, drawn, scaledByBlock, scoreOf } from "@/lib/findings/mapScores";
import { DuelPicture } from "../maps/DuelPicture";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture that is up to date", async () => {
  const x = drawn("normal");
  const markup = renderToStaticMarkup(
    <DuelPicture
      scores={["dynamic", "linear"].map((name) => scoreOf(x, builtIn(name, true)!, 256))}
      scaled={scaledByBlock(x, 256)}
      signed={true}
      axis="linear"
    />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/map-duel.svg");
});
