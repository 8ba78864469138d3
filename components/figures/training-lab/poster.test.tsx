import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { de } from "@/lib/i18n/de";
import { say } from "@/lib/i18n/said";
import { makeTranslate } from "@/lib/i18n/translate";
import { makeWords } from "@/lib/i18n/words";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { nameOf } from "@/lib/session/engineNames";
import { LossHistory } from "@/lib/training/history";
import { laneNames } from "@/lib/training/laneNames";
import { LaneRun } from "@/lib/training/laneRun";
import { trainingLabOptions } from "./figure";
import { german } from "./messages.de";
import { type AllValues, configOf, originOf, tableOf } from "./model";
import { Still } from "./Still";

const STEPS = 240;
const LANES = "adam-32,adam-8,adam-8-linear";

/** The picture for readers without scripts, of a run that is made here; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", { timeout: 60_000 }, async () => {
  const { device } = await openReference();
  const config = configOf({
    ...(defaultsOf(trainingLabOptions) as AllValues),
    task: "regression",
    lanes: LANES,
  });
  const run = new LaneRun(config);
  run.advance(STEPS);
  const { losses, cosines, moves } = await run.read();
  const history = new LossHistory(config.lanes.length);
  history.append(0, losses, cosines, moves);
  const heldOut = await run.heldOut();
  const picture = (origin: readonly string[]) => (
    <Still
      config={config}
      history={history.view()}
      rates={[]}
      tensors={run.tensors}
      heldOut={heldOut}
      origin={origin}
    />
  );
  run.dispose();
  const markup = renderToStaticMarkup(picture(originOf(config, STEPS, device)));
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/training-lab.svg");
  const inPage = makeTranslate("de", de);
  const t = makeWords("de", german);
  const inGerman = picture(originOf(config, STEPS, say(inPage, nameOf({ kind: "reference", device })), t));
  await expect(stillPicture(renderToStaticMarkup(germanPicture(german, inGerman)))).toMatchFileSnapshot(
    "../../../public/posters/training-lab.de.svg",
  );
  await expect(storedNumbers(tableOf(history.view(), laneNames(config.lanes)))).toMatchFileSnapshot(
    "./numbers.json",
  );
  await expect(
    storedNumbers(tableOf(history.view(), laneNames(config.lanes, inPage), t)),
  ).toMatchFileSnapshot("./numbers.de.json");
});
