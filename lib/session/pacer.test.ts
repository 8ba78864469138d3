import { describe, expect, it } from "vitest";
import { DeviceClock } from "./deviceClock";
import { Pacer } from "./pacer";

interface LateDevice {
  /** Time of a step, ms. */
  readonly step: number;
  /** The device reports what is done at multiples of this time only, ms. */
  readonly tick: number;
  readonly pace?: number | null;
}

/** Time from which the size of the frames is judged: until then it grows from one step. */
const SETTLED_MS = 6000;
const END_MS = 20_000;

/**
 * Runs frames, two on their way at a time as in a training, on a device that reports late.
 *
 * @returns steps a second, and the longest time from a request to the report on all work before it, ms
 */
async function runLate({ step, tick, pace = null }: LateDevice) {
  const pacer = new Pacer();
  pacer.latency = tick;
  pacer.pace = pace;
  let now = 0;
  let free = 0;
  const clock = new DeviceClock(() => now);
  const reported = (time: number) => Math.ceil(time / tick - 1e-9) * tick;
  const queue: {
    readonly steps: number;
    readonly at: number;
    readonly answer: () => Promise<{ took: number }>;
  }[] = [];
  let asked = 0;
  let done = 0;
  let settled = 0;
  let longest = 0;
  while (now < END_MS) {
    const wait = pacer.wait(now);
    if (queue.length < 2 && wait === 0) {
      const steps = pacer.steps();
      pacer.begin(now, steps);
      asked += steps;
      free = Math.max(free, now) + steps * step;
      const at = Math.max(reported(free), reported(now + 1e-6));
      queue.push({ steps, at, answer: clock.ask(() => Promise.resolve()) });
      if (now > SETTLED_MS) longest = Math.max(longest, at - now);
    } else if (queue.length > 0) {
      const [{ steps, at, answer }] = queue.splice(0, 1);
      now = Math.max(now, at);
      done += steps;
      pacer.done(now, (await answer()).took, steps, done);
      if (now <= SETTLED_MS) settled = done;
    } else now += wait;
  }
  expect(asked - done).toBeLessThanOrEqual(2 * pacer.steps());
  const seconds = (now - SETTLED_MS) / 1000;
  return { perSecond: (done - settled) / seconds, longest, shown: pacer.stepsPerSecond() };
}

const TICKS = [16, 50, 100, 250];
const STEPS = [0.5, 1, 2, 3, 5, 7, 10, 13, 17, 20];
const LATE = TICKS.flatMap((tick) => STEPS.map((step) => ({ tick, step })));

describe("on a device that reports at intervals", () => {
  it.each(LATE)("keeps its speed with a report every $tick ms and steps of $step ms", async (device) => {
    const { perSecond, shown } = await runLate(device);
    expect(perSecond * device.step).toBeGreaterThan(0.7 * 1000);
    expect(shown / perSecond).toBeGreaterThan(0.8);
    expect(shown / perSecond).toBeLessThan(1.25);
  });

  it.each(LATE)(
    "has at most two reports to wait for, every $tick ms and steps of $step ms",
    async (device) => {
      // Where reports come faster than frames of 64 ms, two such frames are on their way, and the step of 20 ms that
      // a frame may be too long.
      const most = Math.max(2 * device.tick, 2.2 * 64 + 2 * device.step + device.tick);
      expect((await runLate(device)).longest).toBeLessThanOrEqual(most);
    },
  );

  it.each(TICKS.flatMap((tick) => [2, 20, 60].map((pace) => ({ tick, pace, step: 1 }))))(
    "keeps to $pace steps a second with a report every $tick ms",
    async (device) => {
      const { perSecond } = await runLate(device);
      expect(perSecond).toBeGreaterThan(0.8 * device.pace);
      expect(perSecond).toBeLessThan(1.1 * device.pace);
    },
  );
});

/**
 * Runs frames on a clock on which each step takes the same time, ms.
 *
 * @param from ms and steps done at the beginning
 * @returns ms and steps done at the end
 */
function simulate(pacer: Pacer, stepTime: number, frames: number, from = { now: 0, step: 0 }) {
  let { now, step } = from;
  for (let i = 0; i < frames; i++) {
    now += pacer.wait(now);
    const steps = pacer.steps();
    pacer.begin(now, steps);
    now += steps * stepTime;
    step += steps;
    pacer.done(now, steps * stepTime, steps, step);
  }
  return { now, step };
}

describe("Pacer", () => {
  it("fits steps into a frame of 48 to 72 ms", () => {
    const pacer = new Pacer();
    simulate(pacer, 3, 20);
    expect(pacer.steps() * 3).toBeGreaterThanOrEqual(48);
    expect(pacer.steps() * 3).toBeLessThanOrEqual(72);
    expect(pacer.stepsPerSecond()).toBeCloseTo(1000 / 3, 0);
  });

  it("does one step a frame when a step is slow", () => {
    const pacer = new Pacer();
    simulate(pacer, 90, 5);
    expect(pacer.steps()).toBe(1);
  });

  it.each([2, 20, 120])("keeps to %i steps a second", (pace) => {
    const pacer = new Pacer();
    pacer.pace = pace;
    const { now, step } = simulate(pacer, 1, 200);
    expect(step / (now / 1000)).toBeGreaterThan(0.9 * pace);
    expect(step / (now / 1000)).toBeLessThan(1.1 * pace);
    expect(pacer.stepsPerSecond()).toBeGreaterThan(0.8 * pace);
  });

  describe("after a clock that jumped ahead while the machine slept", () => {
    const ASLEEP_MS = 8 * 3600e3;

    it("has frames of the old size again after a few, and the true speed after some seconds", () => {
      const pacer = new Pacer();
      const { now, step } = simulate(pacer, 3, 20);
      const before = pacer.steps();
      // The machine fell asleep during a frame.
      const woken = { now: now + ASLEEP_MS, step: step + before };
      pacer.done(woken.now, ASLEEP_MS, before, woken.step);
      expect(pacer.steps()).toBe(1);
      simulate(pacer, 3, 40, woken);
      expect(Math.abs(pacer.steps() - before)).toBeLessThanOrEqual(1);
      expect(pacer.stepsPerSecond()).toBeCloseTo(1000 / 3, 0);
    });

    it("does not catch up in a burst with a pace", () => {
      const pacer = new Pacer();
      pacer.pace = 20;
      const { now, step } = simulate(pacer, 1, 100);
      const woken = { now: now + ASLEEP_MS, step };
      const end = simulate(pacer, 1, 100, woken);
      expect((end.step - step) / ((end.now - woken.now) / 1000)).toBeLessThan(1.1 * 20);
    });
  });

  it("forgets the speed at rest", () => {
    const pacer = new Pacer();
    simulate(pacer, 3, 5);
    pacer.rest();
    expect(pacer.stepsPerSecond()).toBe(0);
  });
});
