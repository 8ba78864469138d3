import { expect, it } from "vitest";
import { startTiming } from "./client";
import type { FromTiming } from "./messages";
import type { TimingPart } from "./timeKernels";

const part: TimingPart = { device: "d", software: false, timings: [], finished: 0, total: 3, note: "" };

function stage() {
  const heard: string[] = [];
  const worker = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    onerror: null as ((event: ErrorEvent) => void) | null,
    ended: 0,
    asked: [] as unknown[],
    postMessage(message: unknown) {
      this.asked.push(message);
    },
    terminate() {
      this.ended++;
    },
  };
  const request = { rule: "adam", blockSize: 256, sizes: [1] };
  const hear = {
    part: () => heard.push("part"),
    done: () => heard.push("done"),
    failed: (sentence: string) => heard.push(sentence),
  };
  const stop = startTiming(request, hear, "", () => worker as never);
  const say = (data: FromTiming) => worker.onmessage?.({ data } as MessageEvent);
  return { heard, worker, stop, say, request };
}

it("hands on the parts and ends the worker when it is done", () => {
  const { heard, worker, say, request } = stage();
  expect(worker.asked).toEqual([request]);
  say({ type: "part", part });
  say({ type: "done" });
  say({ type: "part", part });
  expect(heard).toEqual(["part", "done"]);
  expect(worker.ended).toBe(1);
});

it("says nothing once it is stopped", () => {
  const { heard, worker, say, stop } = stage();
  stop();
  stop();
  say({ type: "failed", sentence: "no" });
  expect(heard).toEqual([]);
  expect(worker.ended).toBe(1);
});

it("hands on why it failed, and why it never started", () => {
  const { heard, worker, say } = stage();
  say({ type: "failed", sentence: "This browser has no WebGPU." });
  expect(heard).toEqual(["This browser has no WebGPU."]);
  expect(worker.ended).toBe(1);

  const sentences: string[] = [];
  const failed = (sentence: string) => sentences.push(sentence);
  const none = () => {
    throw new Error("not allowed");
  };
  startTiming({ rule: "adam", blockSize: 256, sizes: [] }, { part() {}, done() {}, failed }, "", none);
  expect(sentences).toEqual(["The worker that times the GPU did not start: not allowed"]);
});
