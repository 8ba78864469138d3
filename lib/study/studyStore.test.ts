import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { fakeSessions } from "@/lib/session/fakeSessions";
import { openSession } from "@/lib/session/open";
import { makeTurns } from "@/lib/session/turns";
import { fakeEntries } from "./fakeRun.testing";
import type { FromStudy, ToStudy } from "./messages";
import { makeStudyStore, summariesOf } from "./studyStore";
import { type RunSummary, summaryOf } from "./summary";

type Start = Extract<ToStudy, { type: "start" }>;
/** A message from the worker before it is told of which study. */
type News = FromStudy extends infer M ? (M extends FromStudy ? Omit<M, "id"> : never) : never;

const summary = (name: string): RunSummary => summaryOf(name, [[2, 1]], [1], 1);

/** A store whose worker is played by the test. */
function setUp() {
  const turns = makeTurns();
  const { open, workers } = fakeSessions<ToStudy, FromStudy>();
  const store = makeStudyStore(open, turns);
  store.getState().wake();
  const started = () =>
    workers.flatMap(({ sent }) => sent).filter((message): message is Start => message.type === "start");
  /** What happened to the workers, in their order. */
  const said = () =>
    workers.flatMap(({ sent, ended }) => [
      "open",
      ...sent.map((message) => (message.type === "start" ? `start ${message.entries.length}` : message.type)),
      ...(ended ? ["end"] : []),
    ]);
  /** The last worker says something of the last study. */
  const tell = (news: News) =>
    workers[workers.length - 1].says.hear({ ...news, id: started()[started().length - 1].id } as FromStudy);
  const done = () => started()[started().length - 1].done;
  return { store, turns, said, tell, done, workers, started };
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
    expect(said()).toEqual([]);
    start(entries, "auto");
    expect(store.getState().status).toBe("loading");
    tell({ type: "progress", progress });
    expect(store.getState()).toMatchObject({ status: "running", progress });
    pause();
    tell({ type: "progress", progress });
    expect(store.getState().status).toBe("paused");
    resume();
    tell({ type: "summary", summary: summary("a") });
    tell({ type: "summary", summary: summary("b") });
    tell({ type: "finished" });
    expect(store.getState()).toMatchObject({ status: "finished", progress: null });
    expect([...summariesOf(store.getState().trained, entries).keys()]).toEqual(["a", "b"]);
    expect(said()).toEqual(["open", "start 2", "pause", "resume", "end"]);
  });

  it("keeps what is done by its config, whatever it is called later", () => {
    const { store, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell({ type: "summary", summary: summary("a") });
    store.getState().cancel();
    expect(store.getState().status).toBe("idle");
    const renamed = [{ name: "z", config: entries[0].config }, entries[1]];
    store.getState().start(renamed, "auto");
    expect(done().map(({ name }) => name)).toEqual(["z"]);
    store.getState().clear();
    expect(store.getState().trained.size).toBe(0);
  });

  it("gives the GPU to another figure that asks, and goes on when that one is done", () => {
    const { store, turns, said, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell({ type: "summary", summary: summary("a") });
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    expect(store.getState().status).toBe("waiting");
    turns.release(other);
    expect(store.getState().status).toBe("loading");
    expect(said()).toEqual(["open", "start 2", "end", "open", "start 2"]);
    expect(done().map(({ name }) => name)).toEqual(["a"]);
  });

  it("stays where the reader held it when another figure has had the GPU meanwhile", () => {
    const { store, turns, said, tell, done } = setUp();
    store.getState().start(entries, "auto");
    tell({ type: "summary", summary: summary("a") });
    store.getState().pause();
    const other = { grant() {}, revoke() {} };
    turns.claim(other);
    turns.release(other);
    expect(store.getState().status).toBe("idle");
    expect(said()).toEqual(["open", "start 2", "pause", "end"]);
    store.getState().start(entries, "auto");
    expect(done().map(({ name }) => name)).toEqual(["a"]);
  });

  it("lets go of the GPU when it ends", () => {
    const { store, turns, tell } = setUp();
    let granted = 0;
    const other = { grant: () => granted++, revoke() {} };
    turns.claim(other);
    store.getState().start(entries, "auto");
    tell({ type: "finished" });
    expect(granted).toBe(2);
  });

  it("says why it failed, and starts again with a new worker", () => {
    const { store, said, tell } = setUp();
    store.getState().start(entries, "auto");
    tell({ type: "failed", sentence: "The runs stopped: no memory." });
    expect(store.getState()).toMatchObject({ status: "failed", problem: "The runs stopped: no memory." });
    store.getState().start(entries, "auto");
    expect(store.getState().problem).toBe("");
    expect(said()).toEqual(["open", "start 2", "end", "open", "start 2"]);
  });

  it("says why it failed when the worker stops, and that there is none", async () => {
    const { store, workers } = setUp();
    store.getState().start(entries, "auto");
    workers[0].says.fail("The worker that trains stopped: no memory.");
    expect(store.getState()).toMatchObject({
      status: "failed",
      problem: "The worker that trains stopped: no memory.",
    });
    const none = () => {
      throw new Error("workers are forbidden here.");
    };
    const without = makeStudyStore((listener) => openSession(none, "trains", listener), makeTurns());
    without.getState().wake();
    without.getState().start(entries, "auto");
    await Promise.resolve();
    const { status, problem } = without.getState();
    expect(status).toBe("failed");
    expect(inEnglish(problem)).toBe("The worker that trains did not start: workers are forbidden here.");
  });

  it("does not hear of an older study", () => {
    const { store, workers, started } = setUp();
    store.getState().start(entries, "auto");
    store.getState().start(entries, "auto");
    const [old] = started();
    workers[0].says.hear({ type: "progress", id: old.id, progress });
    workers[0].says.hear({ type: "finished", id: old.id });
    expect(store.getState()).toMatchObject({ status: "loading", progress: null });
  });

  it("ends its worker when the figure goes away, and begins nothing when it comes back", () => {
    const { store, said } = setUp();
    store.getState().start(entries, "auto");
    store.getState().rest();
    store.getState().wake();
    expect(said()).toEqual(["open", "start 2", "end"]);
  });
});
