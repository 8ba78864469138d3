import { describe, expect, it } from "vitest";
import { twinConfig } from "@/lib/training/twinConfig";
import { config, finished, isStatus, losses, ready, start } from "./engine.harness";

/** The same run with a table of the reader's own in its 8-bit lane. */
const withTable = (mapValues?: readonly number[]) => {
  const [exact, eight] = config.lanes;
  return { ...config, lanes: [exact, { ...eight, mapValues }] };
};

describe("Engine without a GPU", () => {
  it("says what runs instead and why, and shows the untrained model", async () => {
    const { heard } = await ready();
    expect(heard.map((message) => message.type)).toEqual(["status", "ready", "frame", "status"]);
    expect(heard[1]).toMatchObject({
      engine: { kind: "reference", reason: "This browser has no WebGPU." },
      tensors: { length: 6 },
    });
    expect(heard[2]).toMatchObject({
      frame: {
        firstStep: 0,
        losses: [{ length: 0 }, { length: 0 }],
        drawing: {
          pictures: [{ length: 1600 }, { length: 1600 }],
          heldOut: [expect.any(Number), expect.any(Number)],
        },
      },
    });
  });

  it("runs to the end in frames that leave out no step", async () => {
    const engine = await ready();
    const end = await finished(engine);
    expect(end).toMatchObject({ sentence: "All 40 steps are done." });
    let next = 0;
    for (const { firstStep, losses } of engine.frames()) {
      expect(firstStep).toBe(next);
      next += losses[0].length;
    }
    expect(next).toBe(40);
  });

  it("trains the same where the clock jumps by hours, as over a sleep of the machine", async () => {
    let slept = 0;
    const engine = await ready({ now: () => performance.now() + slept });
    engine.send({ type: "pace", stepsPerSecond: 200 });
    const begun = engine.until((message) => message.type === "frame" && message.frame.firstStep >= 5);
    const end = engine.until(isStatus("finished"));
    engine.send({ type: "run" });
    await begun;
    slept = 8 * 3600 * 1000;
    expect(await end).toMatchObject({ sentence: "All 40 steps are done." });
    const whole = await ready();
    await finished(whole);
    expect(losses(engine.frames())).toEqual(losses(whole.frames()));
  });

  it("gives the same numbers after a reset", async () => {
    const engine = await ready();
    await finished(engine);
    const first = losses(engine.frames());
    engine.heard.length = 0;
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "reset" });
    await isReady;
    await finished(engine);
    expect(losses(engine.frames())).toEqual(first);
  });

  it("gives its device back and goes on elsewhere as if nothing had been", async () => {
    const whole = await ready();
    await finished(whole);

    const first = await ready();
    for (let step = 0; step < 3; step++) {
      const paused = first.until(isStatus("paused"));
      first.send({ type: "step" });
      await paused;
    }
    const rested = first.until((message) => message.type === "rested");
    first.send({ type: "rest" });
    const message = await rested;
    const from = message.type === "rested" && message.snapshot;
    if (!from) throw new Error("there was a run");
    // Without a run there is nothing to go on; the next configure begins as ever.
    const again = first.until((other) => other.type === "rested" && other !== message);
    first.send({ type: "rest" });
    expect(await again).toEqual({ type: "rested", snapshot: null });

    const second = start();
    const paused = second.until(isStatus("paused"));
    second.send({ type: "configure", config, engine: "auto", from });
    await paused;
    expect(second.frames()[0]).toMatchObject({ firstStep: 3, losses: [{ length: 0 }, { length: 0 }] });
    await finished(second);
    expect([...losses(first.frames()), ...losses(second.frames())]).toEqual(losses(whole.frames()));
  });

  it("does single steps and stays paused", async () => {
    const engine = await ready();
    for (const step of [1, 2]) {
      const paused = engine.until(isStatus("paused"));
      engine.send({ type: "step" });
      await paused;
      expect(losses(engine.frames())).toHaveLength(step);
    }
  });

  it("does as many single steps as were asked for at once, and begins to count anew after a pause", async () => {
    const engine = await ready();
    for (const [asked, done] of [
      [5, 5],
      [2, 7],
    ]) {
      const paused = engine.until(isStatus("paused"));
      for (let step = 0; step < asked; step++) engine.send({ type: "step" });
      await paused;
      expect(losses(engine.frames())).toHaveLength(done);
    }
  });

  it("does the steps up to a step, once, however often they are asked for", async () => {
    const engine = await ready();
    const paused = engine.until(isStatus("paused"));
    for (let times = 0; times < 3; times++) engine.send({ type: "step", to: 4 });
    await paused;
    engine.send({ type: "step", to: 4 });
    engine.send({ type: "step", to: 2 });
    const again = engine.until((message) => message.type === "status" && losses(engine.frames()).length > 4);
    engine.send({ type: "step" });
    await again;
    expect(losses(engine.frames())).toHaveLength(5);
  });

  it("gets only so far ahead of a page that does not draw", async () => {
    const engine = await ready({ draws: false, maxSteps: 2000 });
    const running = engine.until(({ type }) => type === "frame");
    engine.send({ type: "run" });
    await running;
    // Long enough for hundreds of steps.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = losses(engine.frames()).length;
    const next = engine.until(({ type }) => type === "frame");
    engine.send({ type: "drawn" });
    await next;
    const more = losses(engine.frames()).length - before;
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThan(3 * 64);
    engine.send({ type: "pause" });
    await engine.until(isStatus("paused"));
  });

  it("goes on while the page draws, and tells of all of it in the next frame", async () => {
    const engine = await ready({ draws: false });
    const running = engine.until(({ type }) => type === "frame");
    engine.send({ type: "run" });
    await running;
    const end = engine.until(isStatus("finished"));
    await end;
    // The page has drawn nothing since the first frame: the rest comes as one, and then where the run stands.
    const steps = engine.frames().map((frame) => [frame.firstStep, frame.losses[0].length]);
    const [, [, first]] = steps;
    expect(steps).toEqual([
      [0, 0],
      [0, first],
      [first, 40 - first],
      [40, 0],
    ]);
    const drawn = await ready();
    await finished(drawn);
    expect(losses(engine.frames())).toEqual(losses(drawn.frames()));
  });

  it("pauses in mid-flight at the last step that was begun, and goes on from there", async () => {
    const engine = await ready();
    const running = engine.until((message) => message.type === "frame" && message.frame.firstStep > 0);
    engine.send({ type: "run" });
    await running;
    const paused = engine.until(isStatus("paused"));
    engine.send({ type: "pause" });
    await paused;
    const done = losses(engine.frames()).length;
    expect(engine.frames().at(-1)).toMatchObject({ firstStep: done, losses: [{ length: 0 }, { length: 0 }] });
    await finished(engine);
    const whole = await ready();
    await finished(whole);
    expect(losses(engine.frames())).toEqual(losses(whole.frames()));
  });

  it("says that a run is finished when it is paused at its end", async () => {
    const engine = await ready();
    await finished(engine);
    const said = engine.until(({ type }) => type === "status");
    engine.send({ type: "pause" });
    expect(await said).toMatchObject({ status: "finished", sentence: "All 40 steps are done." });
  });

  it("begins again from a reset in mid-flight", async () => {
    const engine = await ready();
    const running = engine.until((message) => message.type === "frame" && message.frame.firstStep > 0);
    engine.send({ type: "run" });
    await running;
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "reset" });
    await isReady;
    expect(engine.frames().at(-1)).toMatchObject({ firstStep: 0, losses: [{ length: 0 }, { length: 0 }] });
    engine.heard.length = 0;
    await finished(engine);
    const whole = await ready();
    await finished(whole);
    expect(losses(engine.frames())).toEqual(losses(whole.frames()));
  });

  it("changes the learning rate in mid-run", async () => {
    const engine = await ready();
    engine.send({ type: "learningRate", value: 0 });
    await finished(engine);
    // With learning rate 0 the lanes never part.
    for (const { losses } of engine.frames()) expect(losses[1]).toEqual(losses[0]);
  });

  it("says from which step another learning rate counts, and forgets it with a reset", async () => {
    const engine = await ready();
    const rates = () => engine.heard.flatMap((message) => (message.type === "rates" ? [message.rates] : []));
    const paused = engine.until(isStatus("paused"));
    engine.send({ type: "step" });
    await paused;
    engine.send({ type: "learningRate", value: 0.05 });
    const again = engine.until(isStatus("ready"));
    engine.send({ type: "reset" });
    await again;
    expect(rates()).toEqual([[{ step: 1, value: 0.05 }], []]);
  });

  it("turns a bad config into a sentence, and takes a good one after it", async () => {
    const engine = start();
    const failed = engine.until(isStatus("failed"));
    engine.send({ type: "configure", config: twinConfig({ rule: "magic" }), engine: "reference" });
    expect(await failed).toMatchObject({ sentence: expect.stringMatching(/rule is "magic".* adam/) });
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "configure", config, engine: "reference" });
    await isReady;
  });

  it("stops with a sentence when a lane leaves the range of numbers", async () => {
    const engine = start();
    const isReady = engine.until(isStatus("ready"));
    const maxSteps = 400;
    const wild = { ...config, learningRate: 1e38, maxSteps };
    engine.send({ type: "configure", config: wild, engine: "reference" });
    await isReady;
    expect(await finished(engine)).toMatchObject({
      sentence: expect.stringMatching(/left the range of numbers/),
    });
    // What had been asked for is still told; nothing more is asked for.
    expect(losses(engine.frames()).length).toBeLessThan(maxSteps / 4);
  });

  it("goes on with the other lanes when one leaves the range of numbers, and says so", async () => {
    const engine = start();
    const isReady = engine.until(isStatus("ready"));
    const [exact, eight] = config.lanes;
    const wild = { ...eight, hyper: { learningRate: 1e38 } };
    engine.send({
      type: "configure",
      config: { ...config, lanes: [exact, wild, eight] },
      engine: "reference",
    });
    await isReady;
    const said = engine.until(
      (message) => message.type === "status" && message.status === "running" && message.sentence !== "",
    );
    const end = await finished(engine);
    expect(await said).toMatchObject({
      sentence: expect.stringMatching(/learning rate 1e\+38 lane .* go on/),
    });
    expect(end).toMatchObject({
      sentence: expect.stringMatching(/^All 40 steps are done\. The .* lane left/),
    });
    const last = engine.frames().findLast((frame) => frame.losses[0].length > 0);
    expect(last?.losses.map((loss) => Number.isFinite(loss.at(-1)))).toEqual([true, false, true]);
  });

  it("times the machine between two frames, and the run goes on as if nothing had been", async () => {
    const engine = await ready();
    const paused = engine.until(isStatus("paused"));
    engine.send({ type: "step" });
    await paused;
    const told = engine.until(({ type }) => type === "speed");
    engine.send({ type: "calibrate", config });
    const speed = await told;
    if (speed.type !== "speed") throw new Error("unreachable: just waited for it");
    expect(speed.measured).toHaveLength(2);
    for (const { operations, tensors, secondsPerStep } of speed.measured) {
      expect(operations).toBeGreaterThan(0);
      expect(tensors).toBe(12);
      expect(secondsPerStep).toBeGreaterThan(0);
      expect(secondsPerStep).toBeLessThan(1);
    }
    await finished(engine);
    const untimed = await ready();
    await finished(untimed);
    expect(losses(engine.frames())).toEqual(losses(untimed.frames()));
  });

  it("goes on without an adapter", async () => {
    const gpu = { requestAdapter: async () => null } as unknown as GPU;
    const { heard } = await ready({ gpu });
    expect(heard[1]).toMatchObject({
      engine: { kind: "reference", reason: expect.stringMatching(/no GPU/) },
    });
  });

  it("hands out the 32-bit lane's state: m of both signs, r of none", async () => {
    const engine = await ready();
    await finished(engine);
    const isTold = engine.until(({ type }) => type === "states");
    engine.send({ type: "states", lane: 0 });
    const told = await isTold;
    if (told.type !== "states") throw new Error("unreachable: just waited for it");
    expect(told.step).toBe(config.maxSteps);
    const [m, r] = told.states;
    const { width } = config;
    const parameters = 2 * width + width + width * width + width + width * 2 + 2;
    expect([m.length, r.length]).toEqual([parameters, parameters]);
    expect(Math.min(...m)).toBeLessThan(0);
    expect(Math.max(...m)).toBeGreaterThan(0);
    expect(Math.min(...r)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...r)).toBeGreaterThan(0);
  });

  it("hands out weights and codes of all lanes, equal in two runs", async () => {
    const taken = async () => {
      const engine = await ready();
      await finished(engine);
      const isTaken = engine.until(({ type }) => type === "snapshot");
      engine.send({ type: "snapshot" });
      const answer = await isTaken;
      if (answer.type !== "snapshot") throw new Error("unreachable: just waited for it");
      return answer.snapshot;
    };
    const snapshot = await taken();
    expect(snapshot.step).toBe(config.maxSteps);
    expect(snapshot.lanes.map(({ tensors }) => tensors[0].state.bits)).toEqual([32, 8]);
    expect(await taken()).toEqual(snapshot);
  });

  it("goes on from a snapshot that the page has changed", async () => {
    const engine = await ready();
    const step = async () => {
      const paused = engine.until(isStatus("paused"));
      engine.send({ type: "step" });
      await paused;
    };
    const taken = async () => {
      const isTaken = engine.until(({ type }) => type === "snapshot");
      engine.send({ type: "snapshot" });
      const answer = await isTaken;
      if (answer.type !== "snapshot") throw new Error("unreachable: just waited for it");
      return answer.snapshot;
    };
    await step();
    const snapshot = await taken();
    const [exact, eight] = snapshot.lanes;
    const changed = { ...snapshot, lanes: [exact, { ...eight, iterations: 100 }] };
    const restored = engine.until(isStatus("paused"));
    engine.send({ type: "restore", snapshot: changed });
    await restored;
    expect(await taken()).toEqual(changed);
    await step();
    expect((await taken()).lanes.map(({ iterations }) => iterations)).toEqual([2, 101]);
  });

  it("trains with a table of the reader's own", async () => {
    const own = Array.from({ length: 255 }, (_, i) => i / 127 - 1);
    const run = async (mapValues?: readonly number[]) => {
      const engine = start();
      const isReady = engine.until(isStatus("ready"));
      engine.send({ type: "configure", config: withTable(mapValues), engine: "reference" });
      await isReady;
      await finished(engine);
      return losses(engine.frames());
    };
    const ours = await run(own);
    expect(ours).toHaveLength(config.maxSteps);
    for (const loss of ours) expect(loss).toBeGreaterThan(0);
    expect(ours).not.toEqual(await run());
  });

  it("says what is wrong with a table", async () => {
    const engine = start();
    const failed = engine.until(isStatus("failed"));
    engine.send({ type: "configure", config: withTable([1, 0]), engine: "reference" });
    expect(await failed).toMatchObject({ sentence: expect.stringContaining("ascend") });
  });
});
