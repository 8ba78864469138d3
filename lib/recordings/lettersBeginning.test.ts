import { expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { LossHistory } from "@/lib/training/history";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";

const STEPS = 24;

/** `vitest -u` records the steps anew. */
it("are up to date", { timeout: 120_000 }, async () => {
  await openReference();
  const { name, defaults, options } = taskInfo("letters");
  const run = new LaneRun(twinConfig({ task: name, taskOptions: defaultsOf(options), ...defaults }));
  run.advance(STEPS);
  const { losses, cosines, moves } = await run.read();
  const history = new LossHistory(2);
  history.append(0, losses, cosines, moves);
  const { long } = history.view();
  const longest = long.map((lane) => lane.longest);
  run.dispose();
  const rounded = (value: number) => Number(value.toPrecision(4));
  const recorded = {
    cosines: Array.from(cosines[0], rounded),
    longest: longest.map((move) => move && { ...move, learningRates: rounded(move.learningRates) }),
    tensors: longest.map((move) => move && run.tensors[move.tensor].name),
  };
  await expect(`${JSON.stringify(recorded)}\n`).toMatchFileSnapshot("./letters-beginning.json");
});
