import { afterEach, describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { makeTurns } from "@/lib/session/turns";
import { alive, fakeConfig, fakeEntries, fakeRun } from "./fakeRun.testing";
import { StudyHost } from "./host";
import type { StudyEntry, StudyOptions } from "./study";
import { makeStudyStore, type StudyState } from "./studyStore";

/** A store whose worker is a host in this very thread, and a record of what the store has shown. */
function inThread(makeRun: StudyOptions["makeRun"] = fakeRun) {
  let host: StudyHost | undefined;
  const store = makeStudyStore(({ hear }) => {
    let open = true;
    const opened = new StudyHost({
      gpu: undefined,
      makeRun,
      post: (message) => open && hear(structuredClone(message)),
    });
    host = opened;
    return {
      send: (message) => opened.receive(structuredClone(message)),
      end() {
        open = false;
        // A worker that is ended leaves nothing behind; in this thread its run has to be dropped.
        opened.receive({ type: "start", id: -1, entries: [], engine: "reference", done: [] });
      },
    };
  }, makeTurns());
  store.getState().wake();
  /** Name and step of each progress. */
  const progress: string[] = [];
  store.subscribe((now, before) => {
    if (now.progress && now.progress !== before.progress)
      progress.push(`${now.progress.name} ${now.progress.step}`);
  });
  const until = (fits: (state: StudyState) => boolean) =>
    new Promise<StudyState>((resolve) => {
      const check = (state: StudyState) => fits(state) && resolve(state);
      store.subscribe(check);
      check(store.getState());
    });
  const over = () => until(({ status }) => status === "finished" || status === "failed");
  const idle = () => host?.idle();
  return { store, study: store.getState(), progress, until, over, idle };
}

const names = ({ trained }: StudyState) => [...trained.values()].map(({ name }) => name);
const long = (name: string): StudyEntry => ({ name, config: fakeConfig(1, 1_000_000) });
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

afterEach(() => expect(alive.count).toBe(0));

describe("the worker of studies", () => {
  it("says where it computes, trains all, and says when it is done", async () => {
    const { study, over } = inThread();
    study.start(fakeEntries("a", "b"), "auto");
    const state = await over();
    expect(state).toMatchObject({ status: "finished", engine: { kind: "reference" } });
    expect(names(state)).toEqual(["a", "b"]);
  });

  it("goes on from what is done", async () => {
    const { study, over, until, progress } = inThread();
    study.start(fakeEntries("a"), "auto");
    await over();
    progress.length = 0;
    study.start(fakeEntries("a", "b"), "auto");
    await until(({ status }) => status === "loading");
    expect(names(await over())).toEqual(["a", "b"]);
    expect(progress.filter((each) => each.startsWith("a"))).toEqual([]);
    expect(progress.length).toBeGreaterThan(0);
  });

  it("pauses and goes on", async () => {
    const { study, idle, progress } = inThread();
    study.start([long("a")], "auto");
    await soon();
    study.pause();
    await soon();
    const at = progress.length;
    expect(at).toBeGreaterThan(1);
    await soon();
    expect(progress.length).toBe(at);
    study.resume();
    await soon();
    expect(progress.length).toBeGreaterThan(at);
    study.cancel();
    await idle();
  });

  it("drops a study for the next one, also while it is paused", async () => {
    const { study, over, progress } = inThread();
    study.start([long("old")], "auto");
    await soon();
    study.pause();
    await soon();
    const silent = progress.length;
    expect(silent).toBeGreaterThan(0);
    study.start(fakeEntries("new"), "auto");
    const state = await over();
    expect(state.status).toBe("finished");
    expect(names(state)).toEqual(["new"]);
    expect(progress.slice(silent).filter((each) => each.startsWith("old"))).toEqual([]);
  });

  it("says in a sentence why it stopped, and can be asked again", async () => {
    let fails = true;
    const { study, over, until } = inThread((config) => {
      if (fails) throw new RangeError('task is "fake", but must be one of points.');
      return fakeRun(config);
    });
    study.start(fakeEntries("a"), "auto");
    const { status, problem } = await over();
    expect(status).toBe("failed");
    expect(inEnglish(problem)).toBe('The runs stopped: task is "fake", but must be one of points.');
    fails = false;
    study.start(fakeEntries("a"), "auto");
    expect((await until(({ status }) => status === "finished")).problem).toBe("");
  });
});
