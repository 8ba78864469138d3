import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import type { RunConfig } from "@/lib/training/config";
import type { Frame } from "@/lib/training/report";
import { Engine } from "./engine";
import { config } from "./engine.harness";
import { fakeSessions } from "./fakeSessions";
import type { FromWorker, ToWorker } from "./messages";
import type { OpenSession } from "./open";
import { makeTrainings, type Trainings, type TrainingsListener } from "./trainings";

const other: RunConfig = { ...config, seed: 9 };
const status = (status: "paused" | "finished" | "failed", sentence = ""): FromWorker => ({
  type: "status",
  status,
  sentence,
});
const states: FromWorker = { type: "states", lane: 0, step: 40, states: [Float32Array.of(1)] };
const frame = { firstStep: 0, losses: [], cosines: [], moves: [], stepsPerSecond: 1, drawing: null };

/** Trainings whose workers are played by the test. */
function setUp() {
  const { open, workers } = fakeSessions<ToWorker, FromWorker>();
  const heard: string[] = [];
  const trainings = makeTrainings(open, (next) => next());
  const listener: TrainingsListener = {
    frame: (at) => heard.push(`frame of ${at}`),
    ended: (at, [[value]]) => heard.push(`${at} ended with ${value}`),
    finished: () => heard.push("finished"),
    failed: (why) => heard.push(inEnglish(why)),
  };
  const sent = (worker: number) => workers[worker].sent.splice(0).map(({ type }) => type);
  return { trainings, listener, heard, workers, sent };
}

describe("trainings on the CPU", () => {
  it("train one run after the other in one worker, which ends with the last", () => {
    const { trainings, listener, heard, workers, sent } = setUp();
    trainings.wake();
    trainings.start([config, other], listener);
    expect(workers[0].sent).toMatchObject([
      { type: "configure", config, engine: "reference" },
      { type: "run" },
    ]);
    sent(0);
    const { hear } = workers[0].says;
    hear({ type: "frame", frame });
    hear(status("finished"));
    expect(sent(0)).toEqual(["drawn", "states"]);
    hear(states);
    expect(workers[0].sent[0]).toMatchObject({ type: "configure", config: other });
    expect(sent(0)).toEqual(["configure", "run"]);
    hear(status("finished"));
    hear(states);
    expect(heard).toEqual(["frame of 0", "0 ended with 1", "1 ended with 1", "finished"]);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });

  it("rest while the figure is far, also between two runs, and go on when it is near", () => {
    const { trainings, listener, heard, workers, sent } = setUp();
    trainings.start([config, other], listener);
    expect(workers).toHaveLength(0);
    trainings.wake();
    trainings.rest();
    expect(sent(0)).toEqual(["configure", "run", "rest"]);
    workers[0].says.hear(status("paused"));
    workers[0].says.hear({ type: "rested", snapshot: { step: 7, changes: [], lanes: [] } });
    expect(workers).toHaveLength(1);
    trainings.wake();
    expect(workers[1].sent[0]).toMatchObject({ type: "configure", from: { step: 7 } });
    workers[1].says.hear(status("finished"));
    trainings.rest();
    workers[1].says.hear(states);
    workers[1].says.hear({ type: "rested", snapshot: { step: 40, changes: [], lanes: [] } });
    expect(heard).toEqual(["0 ended with 1"]);
    expect(workers).toHaveLength(2);
    trainings.wake();
    expect(workers[2].sent[0]).toEqual({ type: "configure", config: other, engine: "reference" });
  });

  it("say why they fail, and are silent once they are stopped", () => {
    const { trainings, listener, heard, workers } = setUp();
    trainings.wake();
    trainings.start([config], listener);
    workers[0].says.hear(status("failed", "There is no such task."));
    trainings.start([config], listener);
    workers[1].says.fail("The worker that trains stopped: no memory.");
    trainings.start([config], listener);
    trainings.stop();
    workers[2].says.hear(status("finished"));
    expect(heard).toEqual(["There is no such task.", "The worker that trains stopped: no memory."]);
    expect(workers.map(({ ended }) => ended)).toEqual([true, true, true]);
  });
});

/** Opens engines in this very thread. */
const inThread: OpenSession<ToWorker, FromWorker> = ({ hear }) => {
  let open = true;
  const engine = new Engine({
    gpu: undefined,
    now: () => performance.now(),
    post: (message) => open && hear(structuredClone(message)),
  });
  void engine.work();
  return {
    send: (message) => engine.receive(structuredClone(message)),
    end() {
      open = false;
      engine.receive({ type: "rest" });
    },
  };
};

/** Trains both runs. @returns the losses of each run's lane 1 and its last state */
function train(onFrame: (trainings: Trainings, frame: Frame) => void) {
  const trainings = makeTrainings(inThread, (next) => setTimeout(next));
  const losses: number[][] = [[], []];
  const lasts: Float32Array[] = [];
  trainings.wake();
  return new Promise<{ losses: number[][]; lasts: Float32Array[] }>((resolve, reject) => {
    trainings.start([config, other], {
      frame(at, frame) {
        expect(frame.firstStep).toBe(losses[at].length);
        losses[at].push(...frame.losses[1]);
        onFrame(trainings, frame);
      },
      ended: (_, states) => lasts.push(...states),
      finished: () => resolve({ losses, lasts }),
      failed: reject,
    });
  });
}

it("brings the same numbers when it had to rest on the way", async () => {
  const whole = await train(() => {});
  expect(whole.losses.map(({ length }) => length)).toEqual([40, 40]);
  let rests = 0;
  const interrupted = await train((trainings, { firstStep }) => {
    if (firstStep === 0 || rests > 2) return;
    rests++;
    trainings.rest();
    trainings.wake();
  });
  expect(rests).toBeGreaterThan(0);
  expect(interrupted).toEqual(whole);
});
