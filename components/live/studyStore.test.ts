import { describe, expect, it } from "vitest";
import { makeTurns } from "@/lib/session/turns";
import type { HearStudy, StudyClient } from "@/lib/study/client";
import { fakeEntries } from "@/lib/study/fakeRun.testing";
import type { StudyEntry } from "@/lib/study/study";
import { type RunSummary, summaryOf } from "@/lib/study/summary";
import { makeStudyStore, summariesOf } from "./studyStore";

const summary = (name: string): RunSummary => summaryOf(name, [[2, 1]], [1], 1);

/** A store with a client that does what the test says. */
function setUp() {
  const turns = makeTurns();
  const said: string[] = [];
  let hear: HearStudy | null = null;
  let done: readonly RunSummary[] = [];
  const open = (): StudyClient => {
    said.push("open");
    return {
      start(entries: readonly StudyEntry[], listener, options) {
        said.push(`start ${entries.length}`);
        hear = listener;
        done = options?.done ?? [];
      },
      pause: () => said.push("pause"),
      resume: () => said.push("resume"),
      cancel: () => said.push("cancel"),
      loseDevice() {},
      dispose: () => said.push("dispose"),
    };
  };
  const store = makeStudyStore(open, turns);
  return { store, turns, said, tell: () => hear as HearStudy, done: () => done };
}

const progress = {
  name: "a",
  finished: 0,
  entries: 2,
  step: 1,
  maxSteps: 40,
  losses: [1, 1],
  stepsPerSecond: 9,
};

describe("a figure's study", () => {
  const entries = fakeEntries("a", "b");

  it("runs, pauses, goes on and ends", () => {
    const { store, said, tell } = setUp();
    const { start, pause, resume } = store.getState();
    expect(said).toEqual([]);
    start(entries, "auto");
    expect(store.getState().status).toBe("loading");
    tell().progress(progress);
    expect(store.getState()).toMatchObject({ status: "running", progress });
    pause();
    tell().progress(progress);
    expect(store.getState().status).toBe("paused");
    resume();
    tell().summary(summary("a"));
    tell().summary(summary("b"));
    tell().finished();
    expect(store.getState()).toMatchObject({ status: "finished", progress: null });
    expect([...summariesOf(store.getState().kept, entries).keys()]).toEqual(["a", "b"]);
    expect(said).toEqual(["open", "start 2", "pause", "resume"]);
  });

  it("keeps what is done by its config, whatever it is called later", () => {
    const { store, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell().summary(summary("a"));
    store.getState().cancel();
    expect(store.getState().status).toBe("idle");
    const renamed = [{ name: "z", config: entries[0].config }, entries[1]];
    store.getState().start(renamed, "auto");
    expect(done().map(({ name }) => name)).toEqual(["z"]);
    store.getState().clear();
    expect(store.getState().kept.size).toBe(0);
  });

  it("gives the GPU to another figure that asks, and goes on when that one is done", () => {
    const { store, turns, said, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell().summary(summary("a"));
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    expect(store.getState().status).toBe("waiting");
    turns.release(other);
    expect(store.getState().status).toBe("loading");
    expect(said).toEqual(["open", "start 2", "dispose", "open", "start 2"]);
    expect(done().map(({ name }) => name)).toEqual(["a"]);
  });

  it("stays where the reader held it when another figure has had the GPU meanwhile", () => {
    const { store, turns, said, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell().summary(summary("a"));
    store.getState().pause();
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    turns.release(other);
    expect(store.getState().status).toBe("idle");
    expect(said).toEqual(["open", "start 2", "pause", "dispose"]);
    store.getState().start(entries, "auto");
    expect(done().map(({ name }) => name)).toEqual(["a"]);
  });

  it("lets go of the GPU when it ends", () => {
    const { store, turns, tell } = setUp();
    let granted = 0;
    const other = { grant: () => granted++, revoke() {} };
    turns.claim(other);
    store.getState().start(entries, "auto");
    tell().finished();
    expect(granted).toBe(2);
  });

  it("says why it failed, and starts again with a new worker", () => {
    const { store, said, tell } = setUp();
    store.getState().start(entries, "auto");
    tell().failed("The runs stopped: no memory.");
    expect(store.getState()).toMatchObject({ status: "failed", problem: "The runs stopped: no memory." });
    store.getState().start(entries, "auto");
    expect(store.getState().problem).toBe("");
    expect(said).toEqual(["open", "start 2", "dispose", "open", "start 2"]);
  });
});
