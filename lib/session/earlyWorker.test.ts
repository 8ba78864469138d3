import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { earlyWorkerScript, takeEarlyWorker } from "./earlyWorker";
import { HARDWARE_ONLY } from "./workerName";

/** A page in which the script runs. */
function page({ reduced = false, saveData = false } = {}) {
  const started: { script: string; posted: unknown[]; onerror: (() => void) | null }[] = [];
  class Worker {
    readonly posted: unknown[] = [];
    onerror: (() => void) | null = null;
    constructor(
      readonly script: string,
      readonly options: WorkerOptions,
    ) {
      started.push(this);
    }
    postMessage(message: unknown) {
      this.posted.push(message);
    }
  }
  const window = { Worker };
  vi.stubGlobal("window", window);
  vi.stubGlobal("Worker", Worker);
  vi.stubGlobal("document", { baseURI: "https://example.org/book/" });
  vi.stubGlobal("navigator", { connection: { saveData } });
  vi.stubGlobal("matchMedia", () => ({ matches: reduced }));
  new Function(earlyWorkerScript("/book/engine/worker.js"))();
  return started;
}

const SCRIPT = "https://example.org/book/engine/worker.js";

beforeEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllGlobals());

it("is started with its engine open, and taken once by a session with the same script", () => {
  const [worker, ...others] = page();
  expect(others).toEqual([]);
  expect(worker).toMatchObject({
    script: SCRIPT,
    posted: [{ type: "open" }],
    options: { name: HARDWARE_ONLY },
  });
  expect(takeEarlyWorker("https://example.org/book/engine/study.js")).toBeUndefined();
  expect(takeEarlyWorker(SCRIPT)).toBe(worker);
  expect(worker.onerror).toBeNull();
  expect(takeEarlyWorker(SCRIPT)).toBeUndefined();
});

it("is not started for a reader who wants less motion or less data", () => {
  expect(page({ reduced: true })).toEqual([]);
  expect(page({ saveData: true })).toEqual([]);
  expect(takeEarlyWorker(SCRIPT)).toBeUndefined();
});

it("is forgotten if it stops with an error, so that a session starts its own", () => {
  const [worker] = page();
  worker.onerror?.();
  expect(takeEarlyWorker(SCRIPT)).toBeUndefined();
});

it("is not looked for where there is no window", () => {
  expect(takeEarlyWorker(SCRIPT)).toBeUndefined();
});
