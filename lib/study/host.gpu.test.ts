import { expect, it } from "vitest";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { StudyHost } from "./host";
import type { FromStudy } from "./messages";
import type { RunSummary } from "./summary";

/** Train on the GPU; at this step of the second run the device is taken away. */
async function train(loseAt?: number) {
  const config = twinConfig({ width: 8, batchSize: 8, maxSteps: 40 });
  const entries = ["a", "b"].map((name, i) => ({ name, config: { ...config, seed: i + 1 } }));
  const heard: FromStudy[] = [];
  let lost = false;
  const host = new StudyHost({
    gpu: navigator.gpu,
    makeRun: (each) => new LaneRun(each),
    post(message) {
      heard.push(message);
      if (message.type !== "progress" || loseAt === undefined || lost) return;
      if (message.progress.name === "b" && message.progress.step >= loseAt) {
        lost = true;
        host.receive({ type: "loseDevice" });
      }
    },
  });
  host.receive({ type: "start", id: 1, entries, engine: "auto", done: [] });
  await host.idle();
  const summaries = heard.flatMap((message) => (message.type === "summary" ? [message.summary] : []));
  return { heard, summaries };
}

const told = (summaries: readonly RunSummary[]) => summaries.map(({ secondsTaken: _, ...rest }) => rest);

it("repeats the run whose device was lost, on a new one, and keeps those that are done", async () => {
  const whole = await train();
  expect(whole.heard.at(-1)?.type).toBe("finished");
  const broken = await train(3);
  expect(broken.heard.filter(({ type }) => type === "engine")).toHaveLength(2);
  expect(broken.heard.at(-1)?.type).toBe("finished");
  expect(told(broken.summaries)).toEqual(told(whole.summaries));
});
