/** A run of the twin run, the training lab and the bench, as their store in the page sees it. */
import { openLocalRun } from "../localRun";
import { smallestConfig } from "../smallestConfig";
import type { Subject } from "./subject";

/**
 * Clock of the engine against that of the machine: runs of seconds then take as many snapshots as runs of minutes do.
 */
const HURRY = 20;

/**
 * Makes the subject of a task at its smallest size: it trains a third of its steps, changes the learning rate while it
 * is paused, and trains to the end.
 *
 * @param maxSteps 3 or more
 */
export function runSubject(task: string, maxSteps: number): Subject {
  const config = smallestConfig(task, maxSteps);
  return {
    name: task,
    async train(gpu) {
      const run = openLocalRun(gpu, () => HURRY * performance.now());
      const third = Math.floor(maxSteps / 3);
      run.state().configure(config);
      run.state().stepTo(third);
      await run.until(({ status, step }) => status === "paused" && step === third);
      run.state().setLearningRate(config.learningRate / 2);
      run.state().run();
      await run.until(({ status }) => status === "finished");
      run.state().askSnapshot();
      await run.until(({ snapshot }) => snapshot !== null);
      const { history, snapshot, rates } = run.state();
      const { length, step, losses, cosines } = history.view();
      const outcome = structuredClone({ length, step, losses, cosines, rates, snapshot });
      await run.close();
      return { outcome, steps: Array.from(outcome.step), wanted: maxSteps };
    },
  };
}
