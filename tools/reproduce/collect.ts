/** Collects all runs of a folder in one object, which the pages show. */

import { entryName } from "@/lib/study/grid";
import { INSTABILITY_RULE } from "@/lib/study/instability";
import { languageModelRun, type Scale } from "@/lib/study/languageModel";
import type { Recorded, RecordedCell, RecordedRun } from "@/lib/study/recorded";
import { reasonInEnglish } from "@/lib/study/unstableMessages";
import { taskInfo } from "@/lib/tasks/catalog";
import { UsageError } from "../usage";
import { type Plan, type RunFile, readPlan, readRuns } from "./folder";
import { gridOf } from "./grids";

/** Returns the number of parameters of the language model. */
function parametersOf(scale: Scale, stable: boolean): number {
  const { taskOptions, ...settings } = languageModelRun(scale, stable, {
    seed: 1,
    learningRate: scale.learningRate,
    lanes: [],
  });
  const { weights } = taskInfo("words").size({ ...settings, options: taskOptions });
  return weights.reduce((sum, size) => sum + size, 0);
}

/** Rounds to six digits, the precision of a loss; a number that is not finite becomes null. */
const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);

function recordedRun(seed: number, { summary }: RunFile): RecordedRun {
  return {
    seed,
    steps: summary.steps,
    seconds: Number(summary.secondsTaken.toFixed(2)),
    lanes: summary.finalLoss.map((loss, lane) => ({
      finalLoss: rounded(loss),
      heldOut: rounded(summary.heldOut[lane]),
      unstable: reasonInEnglish(summary.diverged[lane]),
    })),
  };
}

/**
 * Collects the runs of a folder.
 *
 * @param device name of the device; by default the name that the driver reported
 * @throws UsageError if the folder has no finished run
 */
export function collect(folder: string, device?: string): Recorded {
  const plan: Plan = readPlan(folder);
  const runs = readRuns(folder);
  const [first] = runs.values();
  if (!first) throw new UsageError(`${folder} has no finished run.`);
  const { grid, scale, changes } = plan;
  const last = Math.max(...[...runs.keys()].map((name) => Number(name.split(".seed")[1])));
  const cells = gridOf(grid, scale, changes).map((cell): RecordedCell => {
    const { name, label, axes, lanes } = cell;
    const found: RecordedRun[] = [];
    for (let seed = 0; seed <= last; seed++) {
      const run = runs.get(entryName(name, seed));
      if (run) found.push(recordedRun(seed, run));
    }
    return { name, label, axes, lanes, runs: found };
  });
  return {
    tool: "reproduce",
    grid,
    date: plan.date,
    commit: plan.commit,
    command: plan.command,
    engine: first.engine,
    device: device ?? first.device,
    ...(changes?.map !== undefined && { map: changes.map }),
    scale: { ...scale },
    parameters: { plain: parametersOf(scale, false), stable: parametersOf(scale, true) },
    rule: INSTABILITY_RULE,
    cells,
  };
}
