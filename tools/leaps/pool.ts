/** Makes runs on several threads. Each thread takes the next plan when its run has ended. */
import { parentPort, Worker } from "node:worker_threads";
import { type RunPlan, type RunResult, runPlan } from "./runs";

const REPORT_EVERY = 20;

/** Makes the runs whose plans the main thread sends, and sends back their results. */
export function serveRuns(): void {
  parentPort?.on("message", (plan: RunPlan) => parentPort?.postMessage(runPlan(plan)));
}

/**
 * Makes all runs.
 *
 * @param jobs number of threads
 * @param say prints the progress
 * @returns the results, in the order of the plans
 */
export function runAll(
  plans: readonly RunPlan[],
  jobs: number,
  say: (line: string) => void,
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const workers = Array.from({ length: Math.min(jobs, plans.length) }, () => new Worker(process.argv[1]));
    const finish = () => {
      for (const worker of workers) void worker.terminate();
      resolve(results);
    };
    for (const worker of workers) {
      let at = 0;
      const take = () => {
        at = next++;
        if (at < plans.length) worker.postMessage(plans[at]);
      };
      worker.on("message", (result: RunResult) => {
        results[at] = result;
        done++;
        if (done % REPORT_EVERY === 0) say(`${done} of ${plans.length} runs done`);
        if (done === plans.length) finish();
        else take();
      });
      worker.on("error", reject);
      take();
    }
  });
}
