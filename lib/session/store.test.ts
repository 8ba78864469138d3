import { describe, expect, it } from "vitest";
import type { RunConfig } from "@/lib/training/config";
import type { RecordedRun } from "@/lib/training/recordedRun";
import type { Frame, TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { fakeSessions } from "./fakeSessions";
import type { FromWorker, ToWorker } from "./messages";
import { makeRunStore, type RunState } from "./store";
import { makeTurns } from "./turns";

const config = twinConfig({ learningRate: 0.01, maxSteps: 100 });

const frame = (firstStep: number, loss: number[]): Frame => ({
  firstStep,
  losses: [Float32Array.from(loss), Float32Array.from(loss)],
  cosines: [new Float32Array(loss.length).fill(1)],
  moves: [],
  stepsPerSecond: 50,
  drawing: null,
});

/** The models of a run are made. The worker's config is a copy. */
const ready = (config: RunConfig, { device = "one", tensors = [] as readonly TensorLedger[] } = {}) =>
  ({
    type: "ready",
    config: structuredClone(config),
    engine: { kind: "webgpu", device, reason: "", limits: null },
    tensors,
    samples: new Float32Array(0),
  }) as const;

/** A store whose worker is played by the test: what it was sent, and a way to answer. */
function setUp() {
  const { open, workers } = fakeSessions<ToWorker, FromWorker>();
  const turns = makeTurns();
  const store = makeRunStore(open, turns);
  const worker = () => workers[workers.length - 1];
  return {
    store,
    turns,
    workers,
    sent: () => worker().sent,
    answer: (message: FromWorker) => worker().says.hear(message),
  };
}

describe("makeRunStore", () => {
  it("keeps a snapshot until the run goes on, and none of another moment", () => {
    const { store, answer, sent } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [1, 0.9]) });
    store.getState().askSnapshot();
    expect(sent().at(-1)).toEqual({ type: "snapshot" });
    answer({ type: "snapshot", snapshot: { step: 1, changes: [], lanes: [] } });
    expect(store.getState().snapshot).toBeNull();
    const snapshot = { step: 2, changes: [], lanes: [] };
    answer({ type: "snapshot", snapshot });
    expect(store.getState().snapshot).toBe(snapshot);
    answer({ type: "frame", frame: frame(2, []) });
    expect(store.getState().snapshot).toBe(snapshot);
    answer({ type: "frame", frame: frame(2, [0.8]) });
    expect(store.getState().snapshot).toBeNull();
  });

  it("knows the steps from which other learning rates count, of the run at hand", () => {
    const { store, answer } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    const rates = [{ step: 9, value: 0.05 }];
    answer({ type: "rates", rates });
    expect(store.getState().rates).toEqual(rates);
    store.getState().reset();
    expect(store.getState().rates).toEqual([]);
    store.getState().configure({ ...config, seed: 5 });
    // Of the run before.
    answer({ type: "rates", rates });
    expect(store.getState().rates).toEqual([]);
  });

  it("collects the frames of a run", () => {
    const { store, answer, sent } = setUp();
    store.getState().configure(config);
    expect(sent()).toEqual([{ type: "configure", config, engine: "auto" }]);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    const version = store.getState().historyVersion;
    answer({ type: "frame", frame: frame(2, [1]) });
    expect(store.getState().step).toBe(3);
    expect(store.getState().historyVersion).toBeGreaterThan(version);
    expect(Array.from(store.getState().history.view().losses[0])).toEqual([3, 2, 1]);
  });

  it("keeps how the lanes looked last until they are drawn again, or the run begins anew", () => {
    const { store, answer } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    const looks = (heldOut: number) => ({ pictures: [], heldOut: [heldOut, heldOut], codeCounts: [[], []] });
    const seen = [looks(1), null, looks(2), null].map((drawing, step) => {
      answer({ type: "frame", frame: { ...frame(step, [1]), drawing } });
      return store.getState().drawing?.heldOut[0];
    });
    expect(seen).toEqual([1, 1, 2, 2]);
    store.getState().reset();
    expect(store.getState().drawing).toBeNull();
  });

  it("takes runs of other numbers of lanes one after the other", () => {
    const { store, answer } = setUp();
    const wider = { ...config, lanes: [...config.lanes, config.lanes[1]] };
    store.getState().configure(wider);
    answer(ready(wider));
    const loss = Float32Array.of(1);
    const three = { ...frame(0, [1]), losses: [loss, loss, loss], cosines: [loss, loss] };
    answer({ type: "frame", frame: three });
    expect(store.getState().history.view().losses).toHaveLength(3);
    store.getState().configure(config);
    // The last frames of the run before are on their way, and would pass for the first of the new one.
    answer({ type: "frame", frame: three });
    expect(store.getState()).toMatchObject({ drawing: null, step: 0 });
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [1]) });
    expect(store.getState().history.view()).toMatchObject({ losses: { length: 2 }, gaps: { length: 1 } });
  });

  it("drops a frame that was under way when the run was reset, and asks for the next", () => {
    const { store, answer, sent } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    store.getState().reset();
    answer({ type: "frame", frame: frame(2, [1]) });
    expect(store.getState().history.view().length).toBe(0);
    expect(store.getState().step).toBe(0);
    expect(sent().at(-1)).toEqual({ type: "drawn" });
    answer({ type: "frame", frame: frame(0, [3]) });
    expect(store.getState().step).toBe(1);
  });

  it("starts the curves again when a run is replayed from the start", () => {
    const { store, answer } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    answer({ type: "frame", frame: frame(0, [5]) });
    expect(Array.from(store.getState().history.view().losses[0])).toEqual([5]);
  });

  it("knows whose models it has while those of the next run are made", () => {
    const { store, answer } = setUp();
    const isMade = () => store.getState().made === store.getState().config;
    const tensor = { name: "hidden1/kernel", shape: [2, 8], lanes: [] };
    store.getState().configure(config);
    expect(isMade()).toBe(false);
    answer(ready(config, { tensors: [tensor] }));
    expect(isMade()).toBe(true);
    // Of the same sizes, and then of a run that nobody wants any more.
    const other = { ...config, seed: config.seed + 1 };
    store.getState().configure({ ...config, learningRate: 0.5 });
    store.getState().configure(other);
    expect(isMade()).toBe(false);
    answer(ready({ ...config, learningRate: 0.5 }));
    expect(isMade()).toBe(false);
    answer(ready(other, { tensors: [tensor] }));
    expect(isMade()).toBe(true);
    expect(store.getState().tensors).toEqual([tensor]);
  });

  it("remembers how fast runs were, one of each size, and forgets it on another device", () => {
    const { store, answer, sent } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [3]) });
    answer({ type: "frame", frame: { ...frame(1, [3]), stepsPerSecond: 40 } });
    expect(store.getState().measured).toMatchObject([{ tensors: 12, secondsPerStep: 1 / 40 }]);
    store.getState().setPace(4);
    answer({ type: "frame", frame: { ...frame(2, [3]), stepsPerSecond: 4 } });
    expect(store.getState().measured[0].secondsPerStep).toBe(1 / 40);
    store.getState().calibrate(config);
    expect(sent().at(-1)).toEqual({ type: "calibrate", config });
    answer({ type: "speed", measured: [{ operations: 1, tensors: 12, secondsPerStep: 0.5 }] });
    expect(store.getState().measured).toHaveLength(2);
    answer(ready(config));
    expect(store.getState().measured).toHaveLength(2);
    answer(ready(config, { device: "another" }));
    expect(store.getState().measured).toEqual([]);
  });

  it("shows status and sentence, and returns to the config's learning rate on reset", () => {
    const { store, answer, sent, workers } = setUp();
    store.getState().configure(config);
    answer({ type: "status", status: "finished", sentence: "The losses no longer fall." });
    expect(store.getState()).toMatchObject({ status: "finished", sentence: "The losses no longer fall." });
    store.getState().setLearningRate(0.5);
    expect(store.getState().learningRate).toBe(0.5);
    expect(sent().at(-1)).toEqual({ type: "learningRate", value: 0.5 });
    store.getState().reset();
    expect(store.getState().learningRate).toBe(0.01);
    store.getState().dispose();
    expect(workers[0].ended).toBe(true);
  });

  it("remembers the run that is wanted for the next worker, with where it stood", () => {
    const { store, answer, workers } = setUp();
    store.getState().configure(config, "reference");
    store.getState().setPace(5);
    answer(ready(config));
    store.getState().rest();
    const snapshot = { step: 7, changes: [], lanes: [] };
    answer({ type: "rested", snapshot });
    expect(workers[0].ended).toBe(true);
    store.getState().wake();
    expect(workers[1].sent).toEqual([
      { type: "configure", config, engine: "reference", from: snapshot },
      { type: "pace", stepsPerSecond: 5 },
    ]);
  });

  it("says that another figure has the GPU, until it goes on", () => {
    const { store, turns, answer } = setUp();
    const other = { grant() {}, revoke() {} };
    store.getState().configure(config);
    turns.claim(other);
    expect(store.getState().interrupted).toBe(true);
    answer({ type: "rested", snapshot: null });
    turns.release(other);
    expect(store.getState().interrupted).toBe(false);
  });

  it("is loading as soon as another worker begins with its run", () => {
    const { store, turns, answer } = setUp();
    const other = { grant() {}, revoke() {} };
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "status", status: "ready", sentence: "" });
    turns.claim(other);
    expect(store.getState().status).toBe("ready");
    answer({ type: "rested", snapshot: null });
    turns.release(other);
    expect(store.getState()).toMatchObject({ status: "loading", interrupted: false });
  });

  it("says why its worker stopped", () => {
    const { store, workers } = setUp();
    store.getState().configure(config);
    workers[0].says.fail("The worker that trains stopped: no memory.");
    expect(store.getState()).toMatchObject({
      status: "failed",
      sentence: "The worker that trains stopped: no memory.",
    });
  });
});

describe("a recorded run", () => {
  const drawing = (value: number) => ({
    pictures: [Float32Array.of(value)],
    heldOut: [value],
    codeCounts: [],
  });
  const recorded: RecordedRun = {
    config: { ...config, maxSteps: 2 },
    steps: 2,
    device: "CPU",
    tensors: [],
    samples: Float32Array.of(7),
    losses: [Float32Array.of(9, 8), Float32Array.of(9, 8)],
    cosines: [Float32Array.of(1, 1)],
    moves: [],
    drawing: drawing(1),
  };
  const shownRun = () => {
    const made = setUp();
    made.store.getState().configure(config);
    made.store.getState().show(recorded);
    return made;
  };

  it("is shown until the run has a step of its own, and counts no step", () => {
    const { store, answer, sent } = shownRun();
    expect(store.getState()).toMatchObject({ recorded, step: 0, status: "loading", drawing: drawing(1) });
    expect([...store.getState().history.view().losses[0].slice(0, 2)]).toEqual([9, 8]);
    answer(ready(config));
    answer({ type: "frame", frame: { ...frame(0, []), drawing: drawing(2) } });
    // The worker may go on, and the picture of the untrained model does not replace the recorded one.
    expect(sent().at(-1)).toEqual({ type: "drawn" });
    expect(store.getState().drawing).toEqual(drawing(1));
    answer({ type: "frame", frame: frame(0, [3]) });
    expect(store.getState()).toMatchObject({ recorded: null, step: 1, drawing: drawing(2) });
    expect(store.getState().history.view().length).toBe(1);
  });

  it("goes away with a reset and with another run", () => {
    for (const leave of [
      ({ reset }: RunState) => reset(),
      ({ configure }: RunState) => configure({ ...config, seed: 3 }),
    ]) {
      const { store } = shownRun();
      leave(store.getState());
      expect(store.getState()).toMatchObject({ recorded: null, drawing: null });
      expect(store.getState().history.view().length).toBe(0);
    }
  });

  it("is not shown for a run that it is no beginning of, nor over steps of the run itself", () => {
    for (const other of [
      { ...config, seed: 2 },
      { ...config, maxSteps: 1 },
    ]) {
      const { store } = setUp();
      store.getState().configure(other);
      store.getState().show(recorded);
      expect(store.getState().recorded).toBeNull();
    }
    const { store, answer } = setUp();
    store.getState().configure(config);
    answer(ready(config));
    answer({ type: "frame", frame: frame(0, [3]) });
    store.getState().show(recorded);
    expect(store.getState().recorded).toBeNull();
  });
});
