import { afterEach, describe, expect, it } from "vitest";
import type { RunConfig } from "@/lib/training/config";
import { twinConfig } from "@/lib/training/twinConfig";
import { type FromMicroscope, windowOf } from "./messages";
import { Microscope } from "./microscope";
import type { WeightTrace } from "./trace";

type Of<T extends FromMicroscope["type"]> = Extract<FromMicroscope, { type: T }>;

const config = twinConfig({ width: 16, batchSize: 8, blockSize: 64, maxSteps: 90, seed: 2 });

/** A microscope on the CPU whose messages are kept, and a way to wait for one. */
function setUp(now = () => performance.now()) {
  const heard: FromMicroscope[] = [];
  let wake = () => {};
  const microscope = new Microscope({
    gpu: undefined,
    now,
    post(message) {
      heard.push(message);
      wake();
    },
  });
  void microscope.work();
  async function hear<T extends FromMicroscope["type"]>(
    type: T,
    fits: (message: Of<T>) => boolean = () => true,
  ): Promise<Of<T>> {
    for (;;) {
      const at = heard.findIndex((message) => message.type === type && fits(message as Of<T>));
      if (at >= 0) return heard.splice(0, at + 1)[at] as Of<T>;
      heard.length = 0;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  const configure = (wanted: RunConfig = config) =>
    microscope.receive({ type: "configure", config: wanted, engine: "reference" });
  return { microscope, hear, configure, heard };
}

const whole = ({ whole }: Of<"trace">) => whole;
const finished = ({ status }: Of<"status">) => status === "finished";

describe("the microscope", () => {
  let used: Microscope | undefined;
  afterEach(() => used?.receive({ type: "pause" }));

  it("trains to the end, keeps snapshots on the way and shows the window that is looked at", async () => {
    const { microscope, hear, configure } = setUp();
    used = microscope;
    configure();
    expect((await hear("ready")).tensors).toHaveLength(6);
    const first = await hear("frame");
    expect(first).toMatchObject({ step: 0, losses: [], kept: { snapshots: 1, every: 16 } });
    microscope.receive({ type: "look", tensor: 2, index: 17, step: 90 });
    microscope.receive({ type: "run" });
    const last = await hear("frame", ({ step }) => step === 90);
    expect(last.kept.snapshots).toBe(6);
    expect(last.layer.weights).toHaveLength(256);
    expect(last.losses).toHaveLength(2);
    const { trace } = await hear("trace", whole);
    expect(trace).toMatchObject({ tensor: 2, index: 17, first: 63, length: 28 });
    expect(trace.lanes[1].parameter[27]).toBe(last.layer.weights[17]);
  });

  it("does as many steps a frame as fit, but none past a snapshot", async () => {
    const { microscope, hear, configure } = setUp(() => 1e6);
    used = microscope;
    configure();
    microscope.receive({ type: "run" });
    const steps: number[] = [];
    for (let step = -1; step < 64; steps.push(step)) {
      const before = step;
      ({ step } = await hear("frame", (frame) => frame.step > before));
    }
    expect(steps).toEqual([0, 1, 3, 7, 15, 16, 32, 48, 64]);
  });

  it("goes back to a step exactly, and on from there as before", async () => {
    const { microscope, hear, configure } = setUp();
    used = microscope;
    configure();
    microscope.receive({ type: "look", tensor: 2, index: 3, step: 60 });
    microscope.receive({ type: "run" });
    await hear("status", finished);
    const before = (await hear("trace", whole)).trace;
    microscope.receive({ type: "rewind", step: 37 });
    const back = await hear("frame", ({ step }) => step === 37);
    expect(back.kept.snapshots).toBe(3);
    expect(back.layer.weights[3]).toBe(before.lanes[1].parameter[37]);
    microscope.receive({ type: "run" });
    await hear("status", finished);
    const again: WeightTrace = (await hear("trace", whole)).trace;
    expect(again).toEqual(before);
  });

  it("lets a newer look end an older one, and clamps indices", async () => {
    const { microscope, hear, configure, heard } = setUp();
    used = microscope;
    configure();
    microscope.receive({ type: "run" });
    await hear("status", finished);
    heard.length = 0;
    microscope.receive({ type: "look", tensor: 2, index: 1, step: 5 });
    microscope.receive({ type: "look", tensor: 99, index: 1e9, step: Number.NaN });
    const { trace } = await hear("trace", whole);
    expect(trace).toMatchObject({ tensor: 5, index: 1, first: 0, length: 65 });
  });

  it("reports an invalid config in a sentence, and accepts the next one", async () => {
    const { microscope, hear, configure } = setUp();
    used = microscope;
    configure({ ...config, task: "no-such-task" });
    const { sentence } = await hear("status", ({ status }) => status === "failed");
    expect(sentence).toMatch(/^task is "no-such-task", but must be one of/);
    configure();
    await hear("status", ({ status }) => status === "ready");
    microscope.receive({ type: "step" });
    expect((await hear("frame", ({ step }) => step === 1)).losses[0]).toBeGreaterThan(0);
  });
});

it("cuts the steps into windows that begin with step 1", () => {
  expect([1, 64, 65, 129].map(windowOf)).toEqual([
    { from: 0, to: 64 },
    { from: 0, to: 64 },
    { from: 64, to: 128 },
    { from: 128, to: 192 },
  ]);
});
