import { describe, expect, it } from "vitest";
import type { TwinClient } from "./client";
import type { Frame, FromWorker, ToWorker, TwinConfig } from "./protocol";
import { makeTwinStore } from "./store";

const config: TwinConfig = {
  task: "points",
  taskOptions: {},
  width: 16,
  batchSize: 32,
  rule: "adam",
  learningRate: 0.01,
  map: "dynamic",
  blockSize: 256,
  min8bitSize: 0,
  seed: 1,
  maxSteps: 100,
};

const frame = (firstStep: number, loss: number[]): Frame => ({
  firstStep,
  loss32: Float32Array.from(loss),
  loss8: Float32Array.from(loss),
  cosine: new Float32Array(loss.length).fill(1),
  stepsPerSecond: 50,
  codeCounts: [],
  picture32: new Float32Array(1),
  picture8: new Float32Array(1),
});

/** A client without a worker: what was sent, and a way to answer. */
function fakeClient() {
  const sent: ToWorker[] = [];
  let listener: (message: FromWorker) => void = () => {};
  let disposed = false;
  const client: TwinClient = {
    send: (message) => sent.push(message),
    listen: (to) => {
      listener = to;
      return () => {};
    },
    dispose: () => {
      disposed = true;
    },
  };
  return { client, sent, answer: (message: FromWorker) => listener(message), isDisposed: () => disposed };
}

describe("makeTwinStore", () => {
  it("collects the frames of a run", () => {
    const { client, answer, sent } = fakeClient();
    const store = makeTwinStore(client);
    store.getState().configure(config);
    expect(sent).toEqual([{ type: "configure", config, engine: "auto" }]);
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    const version = store.getState().historyVersion;
    answer({ type: "frame", frame: frame(2, [1]) });
    expect(store.getState().step).toBe(3);
    expect(store.getState().historyVersion).toBeGreaterThan(version);
    expect(Array.from(store.getState().history.view().loss32)).toEqual([3, 2, 1]);
  });

  it("drops a frame that was under way when the run was reset, and asks for the next", () => {
    const { client, answer, sent } = fakeClient();
    const store = makeTwinStore(client);
    store.getState().configure(config);
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    store.getState().reset();
    answer({ type: "frame", frame: frame(2, [1]) });
    expect(store.getState().history.view().length).toBe(0);
    expect(store.getState().step).toBe(0);
    expect(sent.at(-1)).toEqual({ type: "drawn" });
    answer({ type: "frame", frame: frame(0, [3]) });
    expect(store.getState().step).toBe(1);
  });

  it("starts the curves again when a run is replayed from the start", () => {
    const { client, answer } = fakeClient();
    const store = makeTwinStore(client);
    store.getState().configure(config);
    answer({ type: "frame", frame: frame(0, [3, 2]) });
    answer({ type: "frame", frame: frame(0, [5]) });
    expect(Array.from(store.getState().history.view().loss32)).toEqual([5]);
  });

  it("shows status and sentence, and returns to the config's learning rate on reset", () => {
    const { client, answer, sent, isDisposed } = fakeClient();
    const store = makeTwinStore(client);
    store.getState().configure(config);
    answer({ type: "status", status: "finished", sentence: "The losses no longer fall." });
    expect(store.getState()).toMatchObject({ status: "finished", sentence: "The losses no longer fall." });
    store.getState().setLearningRate(0.5);
    expect(store.getState().learningRate).toBe(0.5);
    expect(sent.at(-1)).toEqual({ type: "learningRate", value: 0.5 });
    store.getState().reset();
    expect(store.getState().learningRate).toBe(0.01);
    store.getState().dispose();
    expect(isDisposed()).toBe(true);
  });
});
