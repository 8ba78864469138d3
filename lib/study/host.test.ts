import { afterEach, describe, expect, it } from "vitest";
import type { WorkerLike } from "@/lib/session/worker";
import { type HearStudy, startStudyClient } from "./client";
import { alive, fakeConfig, fakeEntries, fakeRun } from "./fakeRun.testing";
import { StudyHost } from "./host";
import type { FromStudy, ToStudy } from "./messages";
import type { StudyEntry, StudyOptions } from "./study";
import type { RunSummary } from "./summary";

/** A client whose worker is a host in this very thread. */
function inThread(makeRun: StudyOptions["makeRun"] = fakeRun) {
  const line: WorkerLike = {
    postMessage: (message: ToStudy) => host.receive(structuredClone(message)),
    terminate() {},
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  const host = new StudyHost({
    gpu: undefined,
    makeRun,
    post: (message: FromStudy) =>
      line.onmessage?.call(line as Worker, { data: structuredClone(message) } as MessageEvent),
  });
  return { client: startStudyClient("", () => line), host };
}

/** Everything heard, and a promise of its end. */
function listen() {
  const summaries: RunSummary[] = [];
  const heard: string[] = [];
  let settle: (end: string) => void = () => {};
  const end = new Promise<string>((resolve) => {
    settle = resolve;
  });
  const hear: HearStudy = {
    engine: ({ kind }) => heard.push(kind),
    progress: ({ name, step }) => heard.push(`${name} ${step}`),
    summary: (summary) => summaries.push(summary),
    finished: () => settle("finished"),
    failed: (sentence) => settle(sentence),
  };
  return { hear, heard, summaries, end };
}

const long = (name: string): StudyEntry => ({ name, config: fakeConfig(1, 1_000_000) });
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

afterEach(() => expect(alive.count).toBe(0));

describe("the worker of studies", () => {
  it("says where it computes, trains all, and says when it is done", async () => {
    const { client } = inThread();
    const { hear, heard, summaries, end } = listen();
    client.start(fakeEntries("a", "b"), hear);
    expect(await end).toBe("finished");
    expect(heard[0]).toBe("reference");
    expect(summaries.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("goes on from what is done", async () => {
    const { client } = inThread();
    const first = listen();
    client.start(fakeEntries("a"), first.hear);
    await first.end;
    const { hear, summaries, end } = listen();
    client.start(fakeEntries("a", "b"), hear, { done: first.summaries });
    expect(await end).toBe("finished");
    expect(summaries.map(({ name }) => name)).toEqual(["b"]);
  });

  it("pauses and goes on", async () => {
    const { client, host } = inThread();
    const { hear, heard } = listen();
    client.start([long("a")], hear);
    await soon();
    client.pause();
    await soon();
    const at = heard.length;
    expect(at).toBeGreaterThan(1);
    await soon();
    expect(heard.length).toBe(at);
    client.resume();
    await soon();
    expect(heard.length).toBeGreaterThan(at);
    client.cancel();
    await host.idle();
  });

  it("drops a study for the next one, also while it is paused", async () => {
    const { client } = inThread();
    const old = listen();
    client.start([long("old")], old.hear);
    await soon();
    client.pause();
    await soon();
    const { hear, end, summaries } = listen();
    client.start(fakeEntries("new"), hear);
    const silent = old.heard.length;
    expect(await end).toBe("finished");
    expect(summaries.map(({ name }) => name)).toEqual(["new"]);
    expect(old.heard.length).toBe(silent);
    expect(old.summaries).toEqual([]);
  });

  it("says in a sentence why it stopped, and can be asked again", async () => {
    let fails = true;
    const { client } = inThread((config) => {
      if (fails) throw new RangeError('task is "fake"; it must be one of points.');
      return fakeRun(config);
    });
    const first = listen();
    client.start(fakeEntries("a"), first.hear);
    expect(await first.end).toBe('The runs stopped: task is "fake"; it must be one of points.');
    fails = false;
    const second = listen();
    client.start(fakeEntries("a"), second.hear);
    expect(await second.end).toBe("finished");
  });

  it("says so when there is no worker", async () => {
    const client = startStudyClient("", () => {
      throw new Error("workers are forbidden here.");
    });
    const { hear, end } = listen();
    client.start(fakeEntries("a"), hear);
    expect(await end).toBe("The worker that trains stopped: workers are forbidden here.");
  });
});
