import { describe, expect, it } from "vitest";
import type { AnnouncedRun } from "@/components/controls/announcedRun";
import { createRunDriver, type RunProgress } from "./runDriver";

/** A run that does what its buttons say and announces itself after each change, with the driver under test. */
function flight(loading = false) {
  const events: string[] = [];
  const driver = createRunDriver({
    progress: ({ step }, running) => events.push(`${running ? "running" : "still"} ${step}`),
    stopped: ({ step }, finished) => events.push(`${finished ? "finished" : "paused"} ${step}`),
  });
  let step = 0;
  let state = { running: false, disabled: loading };
  const announce = (next: Partial<typeof state>) => {
    state = { ...state, ...next };
    const run: AnnouncedRun = {
      ...state,
      start: () => announce({ running: true }),
      pause: () => announce({ running: false }),
      step: () => train(1),
      reset: () => {
        step = 0;
        driver.progress({ step });
        announce({ running: false });
      },
    };
    driver.announce(run);
  };
  const train = (steps: number) => {
    step += steps;
    driver.progress({ step, of: 100 } satisfies RunProgress);
  };
  announce({});
  return { driver, events, train, announce, isRunning: () => state.running, stepOf: () => step };
}

describe("a host's orders", () => {
  it("start, pause, step and reset the run", () => {
    const { driver, events, train, isRunning, stepOf } = flight();
    driver.run();
    expect(isRunning()).toBe(true);
    train(5);
    driver.pause();
    expect(events.at(-2)).toBe("paused 5");
    driver.step();
    expect(stepOf()).toBe(6);
    driver.reset();
    expect(stepOf()).toBe(0);
  });

  it("wait while the run is loading, and a pause takes them back", () => {
    const { driver, announce, isRunning } = flight(true);
    driver.run();
    expect(isRunning()).toBe(false);
    announce({ disabled: false });
    expect(isRunning()).toBe(true);

    const second = flight(true);
    second.driver.run();
    second.driver.pause();
    second.announce({ disabled: false });
    expect(second.isRunning()).toBe(false);
  });

  it("run for a number of steps", () => {
    const { driver, train, isRunning, events } = flight();
    driver.run(10);
    train(8);
    expect(isRunning()).toBe(true);
    train(8);
    expect(isRunning()).toBe(false);
    expect(events).toContain("paused 16");
  });

  it("run for as many steps where other options begin another run", () => {
    const { driver, train, announce, isRunning, events } = flight();
    train(50);
    driver.run(10);
    train(4);
    announce({ running: false, disabled: true });
    driver.progress({ step: 0, of: 100 });
    expect(events.some((event) => /^(paused|finished)/.test(event))).toBe(false);
    announce({ running: true, disabled: false });
    driver.progress({ step: 5, of: 100 });
    expect(isRunning()).toBe(true);
    driver.progress({ step: 6, of: 100 });
    expect(isRunning()).toBe(false);
  });

  it("tell the end of a run", () => {
    const { driver, train, announce, events } = flight();
    driver.run();
    train(100);
    announce({ running: false, disabled: true });
    expect(events).toContain("finished 100");
  });
});

describe("a run out of sight", () => {
  it("pauses without a result and goes on when it is seen", () => {
    const { driver, train, isRunning, events } = flight();
    driver.run();
    train(3);
    driver.see(false);
    expect(isRunning()).toBe(false);
    expect(driver.running).toBe(true);
    expect(events.some((event) => event.startsWith("paused"))).toBe(false);
    driver.see(true);
    expect(isRunning()).toBe(true);
  });

  it("stays paused if it was paused, or is paused meanwhile", () => {
    const { driver, isRunning } = flight();
    driver.see(false);
    driver.see(true);
    expect(isRunning()).toBe(false);
    driver.run();
    driver.see(false);
    driver.pause();
    driver.see(true);
    expect(isRunning()).toBe(false);
  });
});

it("a run that began before its buttons were announced gets no step too many", () => {
  const driver = createRunDriver({ progress() {}, stopped() {} });
  let step = 0;
  const announce = (disabled: boolean) =>
    driver.announce({ running: false, disabled, start() {}, pause() {}, step: () => step++, stepTo });
  /** As the engine does: steps are missing or not. */
  const stepTo = (to: number) => {
    step = Math.max(step, to);
  };
  announce(false);
  driver.bringTo(30);
  expect(step).toBe(30);
  // The options that were restored have begun this run; its buttons are announced only now.
  step = 19;
  driver.progress({ step });
  announce(true);
  announce(false);
  driver.progress({ step });
  expect(step).toBe(30);
});

it("a stored run is brought back to its step exactly", () => {
  const { driver, stepOf, announce } = flight(true);
  driver.bringTo(47);
  expect(stepOf()).toBe(0);
  announce({ disabled: false });
  expect(stepOf()).toBe(47);

  // Options that are restored begin another run, which is ready a while later.
  driver.bringTo(60);
  driver.reset();
  driver.bringTo(80);
  announce({ disabled: true });
  announce({ disabled: false });
  expect(stepOf()).toBe(80);

  // A run that trained when it was stored goes on from there.
  const second = flight(true);
  second.driver.bringTo(25);
  second.driver.run();
  second.announce({ disabled: false });
  expect(second.stepOf()).toBe(25);
  expect(second.isRunning()).toBe(true);
});
