import { expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { RULES } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { LaneRun } from "./laneRun";

const STEPS = 150;
/** Rules that are not run with Adam's learning rate. */
const rules = RULES.filter(({ rateOverAdam }) => rateOverAdam !== undefined);

const mean = (losses: Float32Array) => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;

it.each(["points", "regression"])(
  "these rules learn %s at the rate they say",
  { timeout: 60_000 },
  async (task) => {
    await openReference();
    const { options, defaults } = taskInfo(task);
    const run = new LaneRun({
      task,
      taskOptions: defaultsOf(options),
      ...defaults,
      width: 32,
      seed: 1,
      maxSteps: STEPS,
      lanes: rules.map(({ name, rateOverAdam = 1 }) => ({
        rule: name,
        hyper: { learningRate: rateOverAdam * defaults.learningRate },
        bits: 32,
        map: "dynamic",
        blockSize: 256,
        min8bitSize: 1,
        keep32: [],
      })),
    });
    run.advance(STEPS);
    const { losses } = await run.read();
    run.dispose();
    losses.forEach((each, lane) => {
      expect(mean(each.slice(-30)), rules[lane].name).toBeLessThan(0.8 * mean(each.slice(0, 5)));
    });
  },
);
