import { describe, expect, it } from "vitest";
import { fakeSessions } from "@/lib/session/fakeSessions";
import type { FromWorker, ToWorker } from "@/lib/session/messages";
import { makeRunStore } from "@/lib/session/store";
import { makeTurns } from "@/lib/session/turns";
import type { RunStatus } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { changeBetween, makePilot, type PilotNews, type PilotOrders } from "./pilot";

const config = twinConfig({});

/** A pilot whose worker is played by the test. */
function flight(autostart: boolean, engine: PilotOrders["engine"] = "auto") {
  const { open, workers } = fakeSessions<ToWorker, FromWorker>();
  const turns = makeTurns();
  const store = makeRunStore(open, turns);
  const worker = () => workers[workers.length - 1];
  const news: PilotNews[] = [];
  const pilot = makePilot(store, { autostart, engine }, (each) => news.push(each));
  const orders = () =>
    worker()
      .sent.splice(0)
      .map(({ type }) => type);
  const listener = (message: FromWorker) => worker().says.hear(message);
  const report = (status: RunStatus) => listener({ type: "status", status, sentence: "" });
  const made = () =>
    listener({
      type: "ready",
      config: store.getState().config ?? config,
      engine: { kind: "reference", device: "none", reason: "", limits: null },
      tensors: [],
      samples: new Float32Array(0),
    });
  const steps = (count: number) => {
    made();
    listener({
      type: "frame",
      frame: {
        firstStep: store.getState().step,
        losses: [new Float32Array(count), new Float32Array(count)],
        cosines: [new Float32Array(count)],
        moves: [],
        stepsPerSecond: 1,
        drawing: null,
      },
    });
  };
  return { pilot, store, news, orders, report, steps, turns, listener, sent: () => worker().sent };
}

describe("when a run runs", () => {
  it("starts by itself when it is seen, and not before", () => {
    const { pilot, orders, report } = flight(true);
    pilot.follow(config);
    report("ready");
    expect(orders()).toEqual(["configure"]);
    pilot.see(true);
    expect(orders()).toEqual(["run"]);
  });

  it("waits for the reader without autostart", () => {
    const { pilot, orders, report } = flight(false);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    expect(orders()).toEqual(["configure"]);
    pilot.start();
    expect(orders()).toEqual(["run"]);
  });

  it("pauses when the reader says so, also a run that began again by itself after the loss of a device", () => {
    const { pilot, orders, report } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    report("running");
    report("loading");
    report("running");
    orders();
    pilot.pause();
    expect(orders()).toEqual(["pause"]);
    report("paused");
    expect(orders()).toEqual([]);
  });

  it("pauses out of sight and goes on when seen again", () => {
    const { pilot, orders, report } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    report("running");
    orders();
    pilot.see(false);
    report("paused");
    expect(orders()).toEqual(["pause"]);
    pilot.see(true);
    expect(orders()).toEqual(["run"]);
  });

  it("does not go on by itself when the reader paused, stepped or reset", () => {
    for (const stop of ["pause", "stepOnce", "reset"] as const) {
      const { pilot, orders, report } = flight(true);
      pilot.see(true);
      pilot.follow(config);
      report("ready");
      report("running");
      pilot[stop]();
      report("paused");
      report("ready");
      expect(orders().at(-1), stop).not.toBe("run");
    }
  });

  it("lets the engine repeat a run after the loss of its device, though the reader had paused", () => {
    const { pilot, orders, report } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    report("running");
    pilot.pause();
    report("paused");
    orders();
    for (const status of ["loading", "running", "paused"] as const) report(status);
    expect(orders()).toEqual([]);
  });

  it("pauses even if the engine has not yet said that it runs", () => {
    const { pilot, orders, report } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    pilot.pause();
    expect(orders()).toEqual(["configure", "run", "pause"]);
  });

  it("does not start again after the end", () => {
    const { pilot, orders, report } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("running");
    report("finished");
    orders();
    pilot.see(false);
    pilot.see(true);
    expect(orders()).toEqual([]);
  });
});

describe("a run whose GPU another figure has taken", () => {
  /** A run in training that has just been asked for its GPU. */
  function interrupted() {
    const flown = flight(true);
    const { pilot, report, orders, turns, store } = flown;
    const other = { grant() {}, revoke() {} };
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    report("running");
    orders();
    turns.claim(other);
    report("paused");
    expect(orders()).toEqual(["rest"]);
    expect(store.getState().interrupted).toBe(true);
    const rested = () => flown.listener({ type: "rested", snapshot: null });
    return { ...flown, other, rested };
  }

  it("does not take it back by itself, and goes on when it is free", () => {
    const { turns, other, rested, orders, report } = interrupted();
    rested();
    expect(orders()).toEqual([]);
    turns.release(other);
    report("loading");
    report("paused");
    expect(orders()).toEqual(["configure", "run"]);
  });

  it("takes it back when the reader starts it or scrolls back to it", () => {
    for (const action of ["start", "see"] as const) {
      const { pilot, rested, orders } = interrupted();
      rested();
      if (action === "start") pilot.start();
      else pilot.see(true);
      expect(orders(), action).toEqual(["configure", "run"]);
    }
  });
});

it("tells a new learning rate from a new run", () => {
  expect(changeBetween(config, { ...config })).toBe("none");
  expect(changeBetween(config, { ...config, learningRate: 0.5 })).toBe("learningRate");
  expect(changeBetween(config, twinConfig({ blockSize: 64 }))).toBe("run");
  expect(changeBetween(config, { ...config, taskOptions: { ...config.taskOptions, noise: 0.2 } })).toBe(
    "run",
  );
});

describe("a change of options", () => {
  it("changes the learning rate on the way", () => {
    const { pilot, orders, steps, store } = flight(false);
    pilot.follow(config);
    steps(7);
    orders();
    pilot.follow({ ...config, learningRate: 0.05 });
    expect(orders()).toEqual(["learningRate"]);
    expect(store.getState().learningRate).toBe(0.05);
  });

  it("begins another run for anything else, running if the last one did", () => {
    const { pilot, orders, report, steps, news } = flight(true);
    pilot.see(true);
    pilot.follow(config);
    report("ready");
    report("running");
    steps(3);
    orders();
    pilot.follow({ ...config, seed: 64 });
    report("ready");
    expect(orders()).toEqual(["configure", "run"]);
    expect(news.at(-1)).toEqual({ origin: "new" });
  });

  it("ignores what is the same", () => {
    const { pilot, orders } = flight(false);
    pilot.follow(config);
    pilot.follow({ ...config });
    expect(orders()).toEqual(["configure"]);
  });
});

describe("reset", () => {
  it("goes back to the same run", () => {
    const { pilot, orders, steps, news } = flight(false);
    pilot.follow(config);
    steps(5);
    orders();
    pilot.reset();
    expect(orders()).toEqual(["reset"]);
    expect(news.at(-1)).toEqual({ origin: "rewound" });
  });

  it("begins a run with the learning rate that is now set, if it was changed", () => {
    const { pilot, steps, sent } = flight(false);
    pilot.follow(config);
    steps(5);
    pilot.follow({ ...config, learningRate: 0.05 });
    pilot.reset();
    expect(sent().at(-1)).toEqual({
      type: "configure",
      config: { ...config, learningRate: 0.05 },
      engine: "auto",
    });
  });
});

it("stays on the engine that was chosen", () => {
  const { pilot, sent } = flight(false, "reference");
  pilot.follow(config);
  pilot.follow({ ...config, seed: 64 });
  expect(sent().map((message) => message.type === "configure" && message.engine)).toEqual([
    "reference",
    "reference",
  ]);
});
