import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { firstSvg, oneElementPerLine } from "@/tests/support/storedPicture";
import { layoutFor } from "../maps/layout";
import { DensityPad } from "./DensityPad";
import { heightsOfText } from "./model";
import { RacePicture } from "./RacePicture";
import { COLUMNS, paint } from "./shape";
import { BASELINE, type Race } from "./useRace";

/** Returns the svg element of some markup, one element on each line. */
const pictureOf = (element: ReactElement) =>
  `${oneElementPerLine(firstSvg(renderToStaticMarkup(element)))}
`;

it("draws a painted density as stored", async () => {
  const { heights } = heightsOfText("");
  const painted = paint(heights, { column: 0, height: 0 }, { column: COLUMNS / 2, height: 60 });
  const pad = <DensityPad heights={painted} layout={layoutFor(true, "log")} onHeights={() => undefined} />;
  await expect(pictureOf(pad)).toMatchFileSnapshot("__snapshots__/density.svg");
});

it("draws a race as stored, and has a sentence in place of an empty picture", async () => {
  const falling = (end: number) => Array.from({ length: 200 }, (_, i) => end + (1 - end) / (1 + i / 10));
  const race: Race = {
    state: "finished",
    losses: new Map([
      [BASELINE, falling(0.1)],
      ["yours", falling(0.2)],
      ["dynamic", falling(0.11)],
      ["linear", falling(0.3)],
    ]),
    problem: "",
  };
  await expect(pictureOf(<RacePicture race={race} />)).toMatchFileSnapshot("__snapshots__/race.svg");
  const nothing = <RacePicture race={{ ...race, state: "running", losses: new Map() }} />;
  expect(pictureOf(nothing)).toContain("The losses appear with the first steps.");
});
