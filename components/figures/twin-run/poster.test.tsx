import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { LossHistory } from "@/lib/training/history";
import { LaneRun } from "@/lib/training/laneRun";
import { twinRunOptions } from "./figure";
import { configOf, originOf, tableOf } from "./model";
import { Still } from "./Still";

const STEPS = 200;

/** The picture for readers without scripts, of a run that is made here; `vitest -u` redraws it. */
it("has a still picture and numbers that are up to date", { timeout: 60_000 }, async () => {
  const { device } = await openReference();
  const config = configOf(defaultsOf(twinRunOptions));
  const run = new LaneRun(config);
  run.advance(STEPS);
  const { losses, cosines, moves } = await run.read();
  const history = new LossHistory(2);
  history.append(0, losses, cosines, moves);
  const markup = renderToStaticMarkup(
    <Still
      history={history.view()}
      rates={[]}
      tensors={run.tensors}
      samples={run.samples}
      pictures={await run.pictures()}
      origin={originOf(config, STEPS, device, "still")}
    />,
  );
  run.dispose();
  await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/twin-run.svg");
  await expect(storedNumbers(tableOf(history.view()))).toMatchFileSnapshot("./numbers.json");
});
