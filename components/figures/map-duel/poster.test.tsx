import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { builtIn, drawn, scaledByBlock, scoreOf } from "@/lib/findings/mapScores";
import { DuelPicture } from "../maps/DuelPicture";
import { tableOf } from "./model";

/** Draws the still picture for readers without scripts by the figure's own code; `vitest -u` stores it. */
it("has a still picture and numbers that are up to date", async () => {
  const x = drawn("normal");
  const scores = ["dynamic", "linear"].map((name) => scoreOf(x, builtIn(name, true)!, 256));
  const markup = renderToStaticMarkup(
    <DuelPicture scores={scores} scaled={scaledByBlock(x, 256)} signed={true} axis="linear" />,
  );
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/map-duel.svg");
  await expect(storedNumbers(tableOf(scores))).toMatchFileSnapshot("./numbers.json");
});
