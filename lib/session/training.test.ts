import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { type Backend, openReference } from "@/lib/nn/backend";
import { LaneRun } from "@/lib/training/laneRun";
import type { Frame } from "@/lib/training/report";
import { config } from "./engine.harness";
import { Pacer } from "./pacer";
import { Training } from "./training";

let backend: Backend;
beforeEach(async () => {
  backend = await openReference();
});
afterEach(() => backend.close());

/**
 * A run whose device answers when it is told to: the numbers are those of the moment of asking, as they are
 * on a GPU, where copies queue up behind the steps.
 */
async function begin({ maxSteps = 40 } = {}) {
  const run = new LaneRun({ ...config, maxSteps });
  const frames: Frame[] = [];
  const pacer = new Pacer();
  const training = new Training(
    run,
    pacer,
    () => 0,
    (frame) => frames.push(frame),
  );
  await training.begin();
  const held: (() => void)[] = [];
  const read = run.read.bind(run);
  vi.spyOn(run, "read").mockImplementation(async () => {
    const readings = read();
    await new Promise<void>((resolve) => held.push(resolve));
    return readings;
  });
  /** The device answers what it was asked for so far. */
  const answer = async () => {
    for (const go of held.splice(0)) go();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { run, training, frames, answer, pacer };
}

/** Losses of both lanes, step by step. */
const lossesOf = (frames: readonly Frame[]) =>
  [0, 1].map((lane) => frames.flatMap(({ losses }) => Array.from(losses[lane])));

/** The same, of a run that is read after every step. */
async function lockstep(steps: number) {
  const run = new LaneRun(config);
  const losses: number[][] = [[], []];
  for (let i = 0; i < steps; i++) {
    run.advance(1);
    (await run.read()).losses.forEach(([loss], lane) => {
      losses[lane].push(loss);
    });
  }
  const pictures = await run.pictures();
  run.dispose();
  return { losses, pictures };
}

describe("Training", () => {
  it("has the device at the next frame while the last one is on its way, but at no more", async () => {
    const { run, training, frames, answer } = await begin();
    training.ask(40);
    expect(training.hasRoom).toBe(true);
    training.ask(40);
    expect(run.step).toBe(2);
    expect(training.hasRoom).toBe(false);
    expect(frames).toHaveLength(1);
    await answer();
    await training.take();
    expect(training.hasRoom).toBe(true);
    await training.take();
    expect(training.busy).toBe(false);
    training.want();
    expect(lossesOf(frames)).toEqual((await lockstep(2)).losses);
    await training.dispose();
  });

  it("asks for single steps until it is decided whether steps can be replayed", async () => {
    const { run, training, pacer } = await begin();
    vi.spyOn(pacer, "steps").mockReturnValue(16);
    const undecided = vi.spyOn(run.stepping, "undecided", "get").mockReturnValue(true);
    training.ask(40);
    expect(run.step).toBe(1);
    undecided.mockReturnValue(false);
    training.ask(40);
    expect(run.step).toBe(17);
    run.dispose();
  });

  it("shows the state after the last step that was asked for, when it rests in mid-flight", async () => {
    const { training, frames, answer } = await begin();
    training.ask(1);
    training.ask(2);
    const shown = training.show();
    await answer();
    await answer();
    await shown;
    const { losses, pictures } = await lockstep(2);
    expect(lossesOf(frames)).toEqual(losses);
    const last = frames.at(-1);
    expect(last).toMatchObject({ firstStep: 2, losses: [{ length: 0 }, { length: 0 }], stepsPerSecond: 0 });
    expect(last?.drawing?.pictures).toEqual(pictures);
    await training.dispose();
  });

  it("asks for the state at a pause before the steps on their way are done", async () => {
    const { training, frames, answer } = await begin();
    training.ask(1);
    training.ask(2);
    const shown = training.show();
    // One round of answers: those of a late device come a tenth of a second apart.
    await answer();
    await shown;
    expect(frames.at(-1)).toMatchObject({ firstStep: 2 });
    await training.dispose();
  });

  it("measures how long an answer takes that needs no work", async () => {
    const run = new LaneRun(config);
    const pacer = new Pacer();
    let now = 0;
    const training = new Training(
      run,
      pacer,
      () => now,
      () => undefined,
    );
    const read = run.read.bind(run);
    vi.spyOn(run, "read").mockImplementation(async () => {
      const readings = await read();
      now = 100 * (Math.floor(now / 100) + 1);
      return readings;
    });
    await training.begin();
    expect(pacer.latency).toBe(100);
    await training.dispose();
  });

  it("sends pictures with the frame after whose last step they were drawn", async () => {
    const { training, frames, answer } = await begin();
    training.ask(1);
    training.ask(2);
    await answer();
    await training.take();
    const { pictures } = await lockstep(1);
    expect(frames.at(-1)).toMatchObject({ firstStep: 0 });
    expect(frames.at(-1)?.drawing?.pictures).toEqual(pictures);
    await training.drop();
    await training.dispose();
  });

  it.each([
    { pace: null, took: 5, picture: 10, share: 0.03 },
    // The device would rest for nearly all of the time.
    { pace: 20, took: 2, picture: 10, share: 0.51 },
    // It is slower than the pace.
    { pace: 20, took: 60, picture: 10, share: 0.03 },
    // Pictures would be 17 seconds old, and are 8; they would be 67 seconds old, and take a tenth of the
    // time.
    { pace: null, took: 200, picture: 500, share: 0.0625 },
    { pace: null, took: 200, picture: 2000, share: 0.1 },
  ])(
    "gives pictures of $picture ms $share of the time at a pace of $pace, a step taking $took ms",
    async (given) => {
      const { pace, took, picture, share } = given;
      const run = new LaneRun({ ...config, maxSteps: 1000 });
      const pacer = new Pacer();
      pacer.pace = pace;
      let now = 0;
      const training = new Training(
        run,
        pacer,
        () => now,
        () => undefined,
      );
      const drawn = vi.spyOn(run, "pictures").mockImplementation(async () => {
        now += picture;
        return [];
      });
      await training.begin();
      drawn.mockClear();
      now = 0;
      const end = Math.max(4000, (4 * picture) / share);
      while (now < end) {
        training.ask(1000);
        now += took;
        await training.take();
        training.want();
      }
      const spent = (picture * drawn.mock.calls.length) / now;
      expect(spent).toBeLessThan(1.1 * share);
      expect(spent).toBeGreaterThan(0.7 * share);
      await training.dispose();
    },
  );

  it("forgets what is on its way when the run begins again", async () => {
    const { run, training, frames, answer } = await begin();
    training.ask(40);
    training.ask(40);
    const reset = training.reset();
    await answer();
    await answer();
    await reset;
    expect(run.step).toBe(0);
    expect(frames.map(({ firstStep, losses }) => [firstStep, losses[0].length])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    training.ask(1);
    await answer();
    await training.take();
    expect(lossesOf(frames)).toEqual((await lockstep(1)).losses);
    await training.dispose();
  });

  it("does no step past the limit, however many frames are on their way", async () => {
    const { run, training, answer, pacer } = await begin({ maxSteps: 3 });
    vi.spyOn(pacer, "steps").mockReturnValue(2);
    training.ask(3);
    training.ask(3);
    expect(run.step).toBe(3);
    expect(training.finished).toBe(true);
    await answer();
    await training.drain();
    await training.dispose();
  });

  it("asks for nothing more while the page is far behind", async () => {
    const { training, frames, answer, pacer } = await begin({ maxSteps: 1000 });
    vi.spyOn(pacer, "steps").mockReturnValue(64);
    for (let i = 0; i < 3; i++) {
      expect(training.hasRoom).toBe(true);
      training.ask(1000);
      await answer();
      await training.take();
    }
    // The page has heard of the first 64 and has not drawn them yet.
    expect(frames.at(-1)?.losses[0]).toHaveLength(64);
    expect(training.hasRoom).toBe(false);
    training.want();
    expect(training.hasRoom).toBe(true);
    await training.dispose();
  });

  it("names steps of the run where it goes on from a snapshot", async () => {
    const first = new LaneRun(config);
    first.advance(3);
    await first.read();
    const run = new LaneRun(config);
    run.restore(await first.snapshot());
    first.dispose();
    const training = new Training(
      run,
      new Pacer(),
      () => 0,
      () => undefined,
    );
    const readings = await run.read();
    vi.spyOn(run, "read").mockResolvedValue({
      ...readings,
      losses: [Float32Array.of(1, 1), Float32Array.of(1, Number.NaN)],
    });
    training.ask(5);
    expect(inEnglish((await training.take())?.sentence ?? "")).toMatch(
      /^The 8-bit lane left the range of numbers at step 4; /,
    );
    expect(inEnglish(training.account)).toBe("The 8-bit lane left the range of numbers at step 4.");
    await training.dispose();
  });

  it("says what happened in the frames that it waited for, and why the run should stop before all else", async () => {
    const { run, training, frames } = await begin();
    const readings = await new LaneRun(config).read();
    const lost = Float32Array.of(Number.NaN);
    const still = Float32Array.of(1);
    vi.spyOn(run, "read")
      .mockResolvedValueOnce({ ...readings, losses: [still, lost] })
      .mockResolvedValueOnce({ ...readings, losses: [lost, lost] })
      .mockResolvedValue(readings);
    training.ask(1);
    training.ask(2);
    const verdict = await training.show();
    expect(verdict?.stop).toBe(true);
    expect(inEnglish(verdict?.sentence ?? "")).toMatch(/^Both lanes/);
    expect(frames.at(-1)).toMatchObject({ firstStep: 2 });
    expect(await training.show()).toBeUndefined();
    await training.dispose();
  });

  it("hands on an error when its frame is taken, and can drop the frame after it", async () => {
    const { run, training } = await begin();
    vi.spyOn(run, "read").mockImplementation(async () => {
      throw new Error("The device is gone.");
    });
    training.ask(1);
    training.ask(2);
    await expect(training.take()).rejects.toThrow("The device is gone.");
    expect(training.busy).toBe(true);
    await training.drop();
    expect(training.busy).toBe(false);
    await training.dispose();
  });
});
