import { describe, expect, it } from "vitest";
import type { RunConfig } from "@/lib/training/config";
import { METER_CAPACITY_STEPS } from "@/lib/training/meter";
import { alive, fakeConfig, fakeEntries, fakeRun } from "./fakeRun.testing";
import { runStudy, type StudyOptions, type StudyProgress, type StudyRun } from "./study";
import { curveOf, type RunSummary, summaryOf } from "./summary";

async function all(names: string[], options: Partial<StudyOptions> = {}): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  for await (const summary of runStudy(fakeEntries(...names), { makeRun: fakeRun, ...options }))
    summaries.push(summary);
  return summaries;
}

describe("a study", () => {
  it("trains each entry to its end, in order, and reports progress", async () => {
    const heard: StudyProgress[] = [];
    const summaries = await all(["a", "b"], { onProgress: (progress) => heard.push(progress) });
    expect(summaries.map(({ name, steps }) => [name, steps])).toEqual([
      ["a", 40],
      ["b", 40],
    ]);
    const [{ finalLoss, heldOut, diverged }] = summaries;
    expect(finalLoss[0]).toBeCloseTo([36, 37, 38, 39, 40].reduce((sum, n) => sum + 1 / n, 0) / 5, 7);
    expect(heldOut).toEqual([1 / 41, 1.1 / 41]);
    expect(diverged).toEqual(["", ""]);
    expect(heard[0]).toMatchObject({ name: "a", finished: 0, entries: 2, step: 1, maxSteps: 40 });
    expect(heard.at(-1)).toMatchObject({ name: "b", finished: 1, entries: 2, step: 40 });
    expect(alive.count).toBe(0);
  });

  it("skips entries that are done", async () => {
    const [done] = await all(["a"]);
    const heard: StudyProgress[] = [];
    const summaries = await all(["a", "b"], {
      done: new Map([["a", done]]),
      onProgress: (progress) => heard.push(progress),
    });
    expect(summaries.map(({ name }) => name)).toEqual(["b"]);
    expect(heard[0]).toMatchObject({ finished: 1, entries: 2 });
  });

  it("ends at the signal, and frees the current run", async () => {
    const abort = new AbortController();
    const onProgress = ({ name, step }: StudyProgress) => {
      if (name === "b" && step > 3) abort.abort();
    };
    const summaries = await all(["a", "b", "c"], { signal: abort.signal, onProgress });
    expect(summaries.map(({ name }) => name)).toEqual(["a"]);
    expect(alive.count).toBe(0);
  });

  it("waits at a closed gate", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let ended = false;
    const running = all(["a"], { gate: () => gate }).then((summaries) => {
      ended = true;
      return summaries;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ended).toBe(false);
    open();
    expect(await running).toHaveLength(1);
  });

  it("continues without a lane that diverged, and ends when none is left", async () => {
    const one = runStudy([{ name: "one", config: fakeConfig(13) }], { makeRun: fakeRun });
    const { value: first } = await one.next();
    expect(first).toMatchObject({
      steps: 40,
      diverged: ["", { key: "unstable.loss", values: { step: 10 } }],
    });
    expect((first as RunSummary).finalLoss[1]).toBeNaN();

    const both = runStudy([{ name: "both", config: fakeConfig(14, 10_000) }], { makeRun: fakeRun });
    const { value: second } = (await both.next()) as { value: RunSummary };
    expect(second.steps).toBeLessThan(100);
    const lost = { key: "unstable.loss", values: { step: 5 } };
    expect(second.diverged).toEqual([lost, lost]);
  });

  it("frees the run that fails, and passes the error on", async () => {
    const makeRun: StudyOptions["makeRun"] = (config) => ({
      ...fakeRun(config),
      read: () => Promise.reject(new RangeError("no device")),
    });
    await expect(all(["a"], { makeRun })).rejects.toThrow("no device");
    expect(alive.count).toBe(0);
  });
});

describe("a summary's curve", () => {
  it("is the losses themselves where they are few", () => {
    expect(curveOf([[3, 2, 1]])).toEqual({ steps: [0, 1, 2], losses: [[3, 2, 1]] });
  });

  it("is means over equal stretches where they are many", () => {
    const losses = Array.from({ length: 1000 }, (_, i) => i);
    const { steps, losses: means } = curveOf([losses], 10);
    expect(steps).toEqual([49.5, 149.5, 249.5, 349.5, 449.5, 549.5, 649.5, 749.5, 849.5, 949.5]);
    expect(means[0]).toEqual(steps);
    expect(summaryOf("x", [losses], [1], 2).curve.steps.length).toBe(60);
  });
});

interface LateDevice {
  /** Time of a step, and the time at whose multiples the device reports what is done, milliseconds. */
  readonly step: number;
  readonly tick: number;
}

/** Time from which the speed is judged, milliseconds: until then readings grow from one step. */
const SETTLED_MS = 10_000;
const END_MS = 40_000;

/** Trains a fake run on a device that reports late. @returns the share of the time in which the device worked */
async function shareOfWork({ step, tick }: LateDevice): Promise<number> {
  let now = 0;
  let free = 0;
  const makeRun = (config: RunConfig): StudyRun => {
    const run = fakeRun(config);
    return {
      ...run,
      advance(steps) {
        expect(steps).toBeLessThanOrEqual(METER_CAPACITY_STEPS);
        free = Math.max(free, now) + steps * step;
        run.advance(steps);
      },
      async read() {
        const report = tick * Math.max(Math.ceil(free / tick - 1e-9), Math.floor(now / tick) + 1);
        const reading = run.read();
        await Promise.resolve();
        now = Math.max(now, report);
        return reading;
      },
    };
  };
  const reached: { readonly at: number; readonly step: number }[] = [];
  const entry = { name: "late", config: fakeConfig(0, Math.ceil(END_MS / step)) };
  const study = runStudy([entry], {
    makeRun,
    now: () => now,
    onProgress: (progress) => reached.push({ at: now, step: progress.step }),
  });
  await study.next();
  const settled = reached.filter(({ at }) => at > SETTLED_MS);
  const [first, last] = [settled[0], settled[settled.length - 1]];
  return ((last.step - first.step) * step) / (last.at - first.at);
}

const LATE = [16, 50, 100, 250].flatMap((tick) => [0.5, 2, 7, 20].map((step) => ({ tick, step })));

it.each(LATE)("works with a report every $tick ms and steps of $step ms", async (device) => {
  expect(await shareOfWork(device)).toBeGreaterThan(0.7);
});
