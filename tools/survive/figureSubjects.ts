/** The trainings of figures that have a worker of their own. */
import { inEnglish } from "@/lib/i18n/englishLive";
import { makeGradientsJob } from "@/lib/jobs/embeddingGradients/job";
import { GRADIENT_STEPS } from "@/lib/jobs/embeddingGradients/size";
import type { FromMicroscope } from "@/lib/jobs/microscope/messages";
import { Microscope } from "@/lib/jobs/microscope/microscope";
import { trainWhatFits } from "@/lib/jobs/whatFits/whatFits";
import { StudyHost } from "@/lib/study/host";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { runActor } from "../runActor";
import type { Subject } from "./subject";

/** Numbers of the steps from 0. */
const counted = (steps: number) => Array.from({ length: steps }, (_, step) => step);

/** The microscope trains, goes back to the middle, and trains to the end once more; its last record counts. */
export const microscopeSubject = (maxSteps: number): Subject => ({
  name: "state-microscope",
  async train(gpu) {
    const config = twinConfig({ width: 8, batchSize: 8, blockSize: 64, maxSteps, seed: 2 });
    const heard: FromMicroscope[] = [];
    let wake = () => {};
    const { send } = runActor(
      (post: (message: FromMicroscope) => void) =>
        new Microscope({ gpu, post, now: () => performance.now() }),
      (message) => {
        heard.push(message);
        wake();
      },
    );
    const until = async <T>(find: () => T | undefined): Promise<T> => {
      for (;;) {
        const failed = heard.find((message) => message.type === "status" && message.status === "failed");
        if (failed?.type === "status") throw new Error(`state-microscope: ${inEnglish(failed.sentence)}`);
        const found = find();
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    const frameAt = (step: number) =>
      heard.findLast((message) => message.type === "frame" && message.step === step);
    const whole = () => heard.findLast((message) => message.type === "trace" && message.whole);
    send({ type: "configure", config, engine: "auto" });
    send({ type: "look", tensor: 2, index: 9, step: maxSteps });
    send({ type: "run" });
    await until(() => frameAt(maxSteps));
    await until(whole);
    heard.length = 0;
    send({ type: "rewind", step: Math.floor(maxSteps / 2) });
    await until(() => frameAt(Math.floor(maxSteps / 2)));
    send({ type: "run" });
    const last = await until(() => frameAt(maxSteps));
    const trace = await until(() => {
      const found = whole();
      const ends = found?.type === "trace" && found.trace.first + found.trace.length - 1 === maxSteps;
      return ends ? found : undefined;
    });
    return { outcome: { last, trace }, steps: [], wanted: 0 };
  },
});

/** The gradients of the embeddings, all steps. */
export const gradientsSubject: Subject = {
  name: "embedding-gradients",
  async train(gpu) {
    const outcome = [];
    const steps: number[] = [];
    for await (const { share, step } of makeGradientsJob(gpu)({
      stableInit: true,
      stableNorm: true,
      seed: 1,
    })) {
      outcome.push(step);
      steps.push(Math.round(share * GRADIENT_STEPS) - 1);
    }
    return { outcome, steps, wanted: GRADIENT_STEPS };
  },
};

/** What fits into a budget: both lanes, and what the last one wrote. */
export const whatFitsSubject = (steps: number): Subject => ({
  name: "what-fits",
  async train(gpu) {
    const request = { budgetBytes: 2 ** 22, savings: { release: false, checkpoint: false }, steps };
    let outcome: unknown;
    let seen = 0;
    for await (const { lanes, finished } of trainWhatFits(gpu, request)) {
      outcome = lanes;
      seen = finished;
    }
    return { outcome, steps: counted(seen), wanted: 2 * steps };
  },
});

/** A study of two runs, as the figures of many seeds have it. */
export const studySubject = (maxSteps: number): Subject => ({
  name: "study",
  async train(gpu) {
    const config = twinConfig({ width: 8, batchSize: 8, maxSteps });
    const entries = ["a", "b"].map((name, i) => ({ name, config: { ...config, seed: i + 1 } }));
    const outcome: unknown[] = [];
    const host = new StudyHost({
      gpu,
      makeRun: (each) => new LaneRun(each),
      post(message) {
        if (message.type === "failed") outcome.push(inEnglish(message.sentence));
        // The time that a run took is not a result.
        if (message.type === "summary") outcome.push({ ...message.summary, secondsTaken: 0 });
      },
    });
    host.receive({ type: "start", id: 1, entries, engine: "auto", done: [] });
    await host.idle();
    return { outcome, steps: counted(outcome.length), wanted: entries.length };
  },
});
