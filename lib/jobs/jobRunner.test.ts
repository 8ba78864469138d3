import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { fakeSessions } from "@/lib/session/fakeSessions";
import { openSession } from "@/lib/session/open";
import { makeTurns } from "@/lib/session/turns";
import { type JobListener, type JobRunner, makeJobRunner } from "./jobRunner";
import type { FromCompute, ToCompute } from "./jobs";

/** Workers that are played by the test, and what the figure heard. */
function setUp() {
  const { open, workers } = fakeSessions<ToCompute, FromCompute>();
  const heard: unknown[] = [];
  const listener: JobListener<unknown> = {
    part: (part) => heard.push(part),
    done: () => heard.push("done"),
    failed: (why) => heard.push(inEnglish(why)),
  };
  const ask = (runner: JobRunner, request: string, to = listener) =>
    runner.ask("block-curve", request as never, to);
  /** What each worker was asked for, and whether it was ended. */
  const told = () =>
    workers.map(({ sent, ended }) => [...sent.map(({ request }) => request), ...(ended ? ["ends"] : [])]);
  const last = () => workers[workers.length - 1];
  const idOf = (at: number) => last().sent[at].id;
  return { open, heard, ask, told, last, idOf, listener };
}

describe("a figure's jobs", () => {
  it("start nothing before the figure is near, and keep their worker between requests", () => {
    const { open, ask, told } = setUp();
    const runner = makeJobRunner(open, null);
    ask(runner, "a");
    expect(told()).toEqual([]);
    runner.wake();
    ask(runner, "b");
    expect(told()).toEqual([["a", "b"]]);
  });

  it("end their worker out of sight, and begin again only what was not done", () => {
    const { open, ask, told, last, heard, idOf } = setUp();
    const runner = makeJobRunner(open, null);
    runner.wake();
    ask(runner, "a");
    runner.rest();
    runner.wake();
    expect(told()).toEqual([["a", "ends"], ["a"]]);
    last().says.hear({ type: "done", id: idOf(0) });
    expect(heard).toEqual(["done"]);
    runner.rest();
    runner.wake();
    expect(told()).toEqual([
      ["a", "ends"],
      ["a", "ends"],
    ]);
  });

  it("take a new worker after a failure, which they tell in a sentence", () => {
    const { open, ask, told, last, heard, idOf } = setUp();
    const runner = makeJobRunner(open, null);
    runner.wake();
    ask(runner, "a");
    last().says.hear({ type: "failed", id: idOf(0), sentence: "It broke." });
    expect(heard).toEqual(["The worker that computes this picture stopped: It broke."]);
    ask(runner, "a");
    last().says.fail("The worker that computes this picture stopped: no memory.");
    expect(heard.at(-1)).toBe("The worker that computes this picture stopped: no memory.");
    ask(runner, "a");
    expect(told()).toEqual([["a", "ends"], ["a", "ends"], ["a"]]);
  });

  it("take turns with others: there is one worker at a time, and what was interrupted goes on afterwards", () => {
    const { open, ask, told } = setUp();
    const turns = makeTurns();
    const first = makeJobRunner(open, turns);
    const second = makeJobRunner(open, turns);
    first.wake();
    second.wake();
    ask(first, "a");
    ask(second, "b");
    second.rest();
    expect(told()).toEqual([["a", "ends"], ["b", "ends"], ["a"]]);
  });

  it("hear of the newest request only", () => {
    const { open, ask, last, listener, idOf, heard } = setUp();
    const runner = makeJobRunner(open, null);
    const first: unknown[] = [];
    runner.wake();
    ask(runner, "a", { ...listener, part: (part) => first.push(part) });
    ask(runner, "b");
    last().says.hear({ type: "part", id: idOf(0), part: "late" });
    last().says.hear({ type: "part", id: idOf(1), part: "now" });
    last().says.hear({ type: "done", id: idOf(1) });
    expect(first).toEqual([]);
    expect(heard).toEqual(["now", "done"]);
  });

  it("say in a sentence that there is no worker", async () => {
    const { ask, heard } = setUp();
    const none = () => {
      throw new Error("workers are off.");
    };
    const runner = makeJobRunner((listener) => openSession(none, "computes", listener), null);
    runner.wake();
    ask(runner, "a");
    await Promise.resolve();
    expect(heard).toEqual(["The worker that computes this picture did not start: workers are off."]);
  });
});
