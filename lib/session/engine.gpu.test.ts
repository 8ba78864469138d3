import { describe, expect, it } from "vitest";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { config, finished, isStatus, losses, ready, start } from "./engine.harness";

const gpu = navigator.gpu;

describe("Engine on WebGPU", () => {
  it("runs on the adapter, lanes equal at step 0, and again the same after a reset", async () => {
    const engine = await ready({ gpu });
    expect(engine.heard).toContainEqual(
      expect.objectContaining({
        type: "ready",
        engine: expect.objectContaining({ kind: "webgpu", reason: "" }),
      }),
    );
    await finished(engine);
    const [first] = engine.frames().filter(({ losses }) => losses[0].length > 0);
    expect(first.losses[1][0]).toBe(first.losses[0][0]);
    const all = losses(engine.frames());
    expect(all).toHaveLength(config.maxSteps);
    engine.heard.length = 0;
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "reset" });
    await isReady;
    await finished(engine);
    expect(losses(engine.frames())).toEqual(all);
  });

  // At full speed the device is lost while it is at work, at 60 steps a second between two frames.
  it.each([null, 60])(
    "goes on on a new device when the device is lost while it runs, and shows each step once, pace %s",
    async (stepsPerSecond) => {
      const maxSteps = 120;
      const engine = await ready({ gpu, maxSteps });
      engine.send({ type: "pace", stepsPerSecond });
      const someSteps = engine.until((message) => message.type === "frame" && message.frame.firstStep >= 5);
      engine.send({ type: "run" });
      await someSteps;
      const lost = engine.until(isStatus("loading"));
      const end = engine.until(isStatus("finished"));
      engine.send({ type: "loseDevice" });
      expect(await lost).toMatchObject({ sentence: expect.stringMatching(/went away/) });
      expect(await end).toMatchObject({ sentence: `All ${maxSteps} steps are done.` });
      const all = losses(engine.frames());
      engine.heard.length = 0;
      engine.send({ type: "reset" });
      await finished(engine);
      expect(all).toEqual(losses(engine.frames()));
    },
  );

  it("returns to the step where a paused run was, and stays paused", async () => {
    const engine = await ready({ gpu });
    for (let step = 0; step < 3; step++) {
      const paused = engine.until(isStatus("paused"));
      engine.send({ type: "step" });
      await paused;
    }
    engine.heard.length = 0;
    const paused = engine.until(isStatus("paused"));
    engine.send({ type: "loseDevice" });
    expect(await paused).toMatchObject({ sentence: expect.stringMatching(/repeated from its start on:/) });
    // The page has seen these steps.
    expect(engine.frames().at(-1)).toMatchObject({ firstStep: 3, losses: [{ length: 0 }, { length: 0 }] });
  });

  it("goes on with the CPU when no device can be had after a loss", async () => {
    let offered = 1;
    const once = {
      requestAdapter: (options: GPURequestAdapterOptions) =>
        offered-- > 0 ? gpu.requestAdapter(options) : null,
    } as unknown as GPU;
    const engine = await ready({ gpu: once });
    const again = engine.until((message) => message.type === "ready");
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "loseDevice" });
    expect(await again).toMatchObject({
      engine: { kind: "reference", reason: expect.stringMatching(/no GPU/) },
    });
    await isReady;
    await finished(engine);
  });

  it("stops with a sentence when the GPU reports an error", async () => {
    const engine = await ready({ gpu });
    const failed = engine.until(isStatus("failed"));
    activeWebGpu()?.device.createBuffer({ size: 4, usage: 0 });
    expect(await failed).toMatchObject({ sentence: expect.stringMatching(/^The GPU reports: /) });
  });

  it("refuses what no buffer can hold with a sentence, and takes what fits after it", async () => {
    const engine = start({ gpu });
    const failed = engine.until(isStatus("failed"));
    engine.send({ type: "configure", config: { ...config, width: 2 ** 15 }, engine: "auto" });
    expect(await failed).toMatchObject({ sentence: expect.stringMatching(/in one buffer.*smaller model/) });
    const isReady = engine.until(isStatus("ready"));
    engine.send({ type: "configure", config, engine: "auto" });
    await isReady;
    await finished(engine);
  });

  it("uses the CPU when the adapter is too small, and says so", async () => {
    const adapter = await gpu.requestAdapter();
    if (!adapter) throw new Error("no adapter");
    const limits = { ...adapter.limits, maxBufferSize: 1024, maxStorageBufferBindingSize: 1024 };
    const tiny = { requestAdapter: async () => ({ info: adapter.info, limits, features: adapter.features }) };
    const engine = await ready({ gpu: tiny as unknown as GPU });
    expect(engine.heard[1]).toMatchObject({
      engine: { kind: "reference", reason: expect.stringMatching(/allows 1024/) },
    });
  });
});
