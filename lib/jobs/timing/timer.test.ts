import { expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import type { Said } from "@/lib/i18n/said";
import { fakeSessions } from "@/lib/session/fakeSessions";
import { openSession } from "@/lib/session/open";
import { makeTurns } from "@/lib/session/turns";
import type { FromTiming } from "./messages";
import type { TimingPart, TimingRequest } from "./timeKernels";
import { makeTimer } from "./timer";

const part: TimingPart = { device: "d", software: false, timings: [], finished: 0, total: 3, note: "" };
const request = { rule: "adam", blockSize: 256, sizes: [1] };

/** A timing that has begun in a worker which the test plays. */
function setUp() {
  const heard: string[] = [];
  const { open, workers } = fakeSessions<TimingRequest, FromTiming<TimingPart>>();
  const turns = makeTurns();
  const timer = makeTimer(open, turns);
  const listener = {
    part: () => heard.push("part"),
    done: () => heard.push("done"),
    failed: (why: Said) => heard.push(inEnglish(why)),
  };
  timer.wake();
  timer.start(request, listener);
  return { heard, timer, listener, turns, workers, worker: workers[0] };
}

it("hands on the parts, and ends the worker when it is done", () => {
  const { heard, worker } = setUp();
  expect(worker.sent).toEqual([request]);
  worker.says.hear({ type: "part", part });
  worker.says.hear({ type: "done" });
  worker.says.hear({ type: "part", part });
  expect(heard).toEqual(["part", "done"]);
  expect(worker.ended).toBe(true);
});

it("says nothing once it is stopped, or the figure is gone", () => {
  for (const end of ["stop", "rest"] as const) {
    const { heard, worker, timer } = setUp();
    timer[end]();
    timer[end]();
    worker.says.hear({ type: "failed", sentence: "no" });
    timer.wake();
    expect(heard, end).toEqual([]);
    expect(worker.ended, end).toBe(true);
  }
});

it("takes a new worker for each timing", () => {
  const { heard, workers, timer, listener } = setUp();
  timer.start({ ...request, blockSize: 64 }, listener);
  expect(workers.map(({ sent, ended }) => [sent.length, ended])).toEqual([
    [1, true],
    [1, false],
  ]);
  expect(heard).toEqual([]);
});

it("hands on why it failed, and why it never started", async () => {
  const { heard, worker, timer, listener } = setUp();
  worker.says.hear({ type: "failed", sentence: "This browser has no WebGPU." });
  expect(worker.ended).toBe(true);
  timer.start(request, listener);
  expect(heard).toEqual(["This browser has no WebGPU."]);

  const none = () => {
    throw new Error("It is not allowed.");
  };
  const without = makeTimer((hears) => openSession(none, "timesGpu", hears), makeTurns());
  without.wake();
  without.start(request, listener);
  await Promise.resolve();
  expect(heard.at(-1)).toBe("The worker that times the GPU did not start: It is not allowed.");
});

it("is given up when another figure asks for the GPU, and does not begin again", () => {
  const { heard, workers, turns } = setUp();
  const other = { grant() {}, revoke() {} };
  turns.claim(other);
  expect(heard).toEqual(["Another figure of this page needed the GPU, so the timing was given up."]);
  turns.release(other);
  expect(workers.map(({ ended }) => ended)).toEqual([true]);
});

it("leaves the GPU to the figure before it when it is done", () => {
  const { timer, listener, turns, workers } = setUp();
  let granted = 0;
  turns.claim({ grant: () => granted++, revoke() {} });
  timer.start(request, listener);
  expect(granted).toBe(1);
  workers[1].says.hear({ type: "done" });
  expect(granted).toBe(2);
});
