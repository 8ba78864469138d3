import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { laneStyle } from "@/components/charts/lanes";
import { FigureTranslation } from "@/components/controls/words";
import { defaultsOf } from "@/lib/options/options";
import { summaryOf } from "@/lib/study/summary";
import { trainingLabOptions } from "./figure";
import { german } from "./messages.de";
import { type AllValues, configOf } from "./model";
import { SeedResults } from "./SeedResults";

const config = configOf({ ...(defaultsOf(trainingLabOptions) as AllValues), task: "regression" });
const losses = Float32Array.from({ length: 40 }, (_, i) => 2 - i / 40);
const done = [summaryOf("1", [losses, losses.map((loss, i) => (i < 7 ? loss : Number.NaN))], [1, 1], 1)];
const looks = ["a", "b"].map((label, lane) => ({ label, style: laneStyle(lane) }));

it.each([
  ["en", undefined, "its loss was no longer a number at step 7"],
  ["de", german, "Der Verlust war bei Schritt 7 keine Zahl mehr."],
] as const)("says in the tooltip of a lost lane why it is lost (%s)", (locale, list, reason) => {
  const html = renderToStaticMarkup(
    <FigureTranslation locale={locale} list={list}>
      <SeedResults config={config} looks={looks} done={done} />
    </FigureTranslation>,
  );
  expect([...html.matchAll(/<td title="([^"]*)"/g)].map(([, title]) => title)).toEqual(["", reason]);
});
