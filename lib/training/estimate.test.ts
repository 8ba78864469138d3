import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import { estimateRun, timeOfStep, timingOf } from "./estimate";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

const points = taskInfo("points");
const config = twinConfig({ width: 32, batchSize: 16 });
const [exact, eight] = config.lanes;

describe("the bytes", () => {
  beforeAll(openReference);

  it.each(TASK_INFOS.map((info) => [info.name, info] as const))(
    "of state are those that a run of %s then holds",
    (task, info) => {
      const lanes = [
        exact,
        eight,
        { ...eight, blockSize: "tensor", min8bitSize: 500 },
        { ...eight, bits: 4, rule: "momentum" },
      ] as const;
      const own = { task, taskOptions: defaultsOf(info.options), width: info.widths[0], batchSize: 4 };
      const wanted = { ...config, ...own, lanes };
      const { bytes, parameters } = estimateRun(info, wanted, null);
      const run = new LaneRun(wanted);
      const held = lanes.map((_, lane) =>
        run.tensors.reduce((sum, tensor) => sum + tensor.lanes[lane].bytes, 0),
      );
      expect(bytes.states).toEqual(held);
      const elements = ({ shape }: (typeof run.tensors)[number]) => shape.reduce((a, b) => a * b, 1);
      expect(parameters).toBe(run.tensors.reduce((sum, tensor) => sum + elements(tensor), 0));
      const { names } = info.size({ ...wanted, options: wanted.taskOptions });
      if (names) expect(names).toEqual(run.tensors.map(({ name }) => name));
      expect(bytes.gradients).toBe(4 * 4 * parameters);
      run.dispose();
    },
  );

  it("leave out what keep32 names", () => {
    const words = taskInfo("words");
    const options = defaultsOf(words.options);
    const stable = { ...eight, keep32: ["embedding"] };
    const own = { task: "words", taskOptions: options, width: 32, batchSize: 4, lanes: [eight, stable] };
    const wanted = { ...config, ...own };
    const run = new LaneRun(wanted);
    const held = run.tensors.map(({ lanes }) => lanes.map(({ bits }) => bits));
    expect(held.filter(([alike, kept]) => alike !== kept).length).toBeGreaterThan(0);
    const { states } = estimateRun(words, wanted, null).bytes;
    expect(states[1]).toBe(run.tensors.reduce((sum, { lanes }) => sum + lanes[1].bytes, 0));
    run.dispose();
  });

  it("add up, and appear in the sentence", () => {
    const { bytes, sentence } = estimateRun(points, config, null);
    const { parameters, gradients, activations, states, total } = bytes;
    expect(total).toBe(parameters + gradients + activations + states[0] + states[1]);
    expect(inEnglish(sentence)).toMatch(
      /^About [\d.]+\u00a0kB of memory, .* optimizer state; the time is known after/,
    );
  });

  it("do not fit where one buffer is too large, and the sentence says what to do", () => {
    const limits = { maxBufferSize: 2 ** 20, maxStorageBufferBindingSize: 4 * 32 * 32 };
    expect(estimateRun(points, config, limits).fits).toBe(true);
    const larger = estimateRun(points, { ...config, width: 64 }, limits);
    expect(larger.fits).toBe(false);
    expect(larger.largestBuffer).toBe(4 * 64 * 64);
    expect(inEnglish(larger.sentence)).toBe(
      "This run needs 16\u00a0kB in one buffer, and the device allows 4.1\u00a0kB. Choose a smaller model or smaller batches.",
    );
  });
});

describe("the time", () => {
  const step = (operations: number, tensors: number) => ({ operations, tensors });

  it("is recovered exactly if it is a cost per tensor plus a cost per operation", () => {
    const cost = fc.double({ min: 1e-9, max: 1e-3, noNaN: true });
    fc.assert(
      fc.property(cost, cost, (perTensor, perOperation) => {
        const timed = (operations: number, tensors: number) => ({
          ...step(operations, tensors),
          secondsPerStep: perTensor * tensors + perOperation * operations,
        });
        const measured = [timed(1000, 12), timed(4000, 12), timed(9000, 24)];
        const told = timeOfStep(step(50_000, 36), measured);
        expect(told?.atMost).toBe(false);
        expect(told!.seconds / timed(50_000, 36).secondsPerStep).toBeCloseTo(1, 3);
      }),
    );
  });

  it("is never negative for any measurements", () => {
    const time = fc.double({ min: 1e-5, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1e9 }), time), { minLength: 1 }), (timed) => {
        const measured = timed.map(([operations, secondsPerStep]) => ({
          ...step(operations, 12),
          secondsPerStep,
        }));
        expect(timeOfStep(step(1e6, 12), measured)!.seconds).toBeGreaterThan(0);
      }),
    );
  });

  it("is a bound from one measurement, and unknown from none", () => {
    const measured = [{ ...step(1000, 12), secondsPerStep: 0.01 }];
    expect(timeOfStep(step(3000, 12), measured)).toEqual({ seconds: expect.closeTo(0.03), atMost: true });
    expect(timeOfStep(step(100, 12), measured)).toEqual({ seconds: expect.closeTo(0.01), atMost: true });
    expect(timeOfStep(step(1, 1), [])).toBeUndefined();
  });

  it("appears in the sentence for the whole run", () => {
    const measured = [timingOf(points, config, 0.1)];
    expect(measured[0].tensors).toBe(12);
    const said = (maxSteps: number) =>
      inEnglish(estimateRun(points, { ...config, maxSteps }, null, measured).sentence);
    expect(said(50)).toMatch(/at most about 5\u00a0s for 50 steps\.$/);
    expect(said(3000)).toMatch(/about 5\u00a0min for 3,000 steps\.$/);
    expect(said(100_000)).toMatch(/about 2\.8\u00a0h for 100,000 steps\.$/);
  });
});
