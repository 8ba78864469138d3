import { describe, expect, it } from "vitest";
import { type BlockCurvePart, type BlockCurveRequest, blockCurve, type Measurement } from "./blockCurve";
import { makeCurveJob } from "./curveJob";

const request: BlockCurveRequest = {
  n: 2 ** 16,
  distribution: "normal",
  outliers: 16,
  outlierSize: 300,
  maps: ["dynamic", "linear", "e4m3"],
  blockSizes: [64, 2048, 8192, 2 ** 16],
  seeds: 2,
};
const now = () => performance.now();

async function gather(parts: AsyncIterable<BlockCurvePart>): Promise<BlockCurvePart[]> {
  const all: BlockCurvePart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
const measurementsOf = (parts: Iterable<BlockCurvePart>) =>
  [...parts].flatMap(({ measurements }) => measurements);

/** The GPU adds in float32. */
function expectClose(got: readonly Measurement[], wanted: readonly Measurement[]) {
  expect(got.map(({ measured: _, ...what }) => what)).toEqual(wanted.map(({ measured: _, ...what }) => what));
  got.forEach(({ measured }, i) => {
    const { absolute, relative, zeroed } = wanted[i].measured;
    expect(measured.zeroed).toBe(zeroed);
    expect(Math.abs(measured.absolute / absolute - 1)).toBeLessThan(1e-5);
    expect(Math.abs(measured.relative / relative - 1)).toBeLessThan(1e-5);
  });
}

describe("the curve on the best engine", () => {
  it("has the CPU's errors on the GPU, and counts along", async () => {
    const parts = await gather(makeCurveJob(navigator.gpu, now, true)(request));
    expectClose(measurementsOf(parts), measurementsOf(blockCurve(request)));
    let finished = 0;
    for (const part of parts) {
      finished += part.measurements.length;
      expect(part).toMatchObject({ share: finished / 24, engine: { kind: "gpu", reason: "" } });
    }
  });

  it("serves other data and sizes with the same device", async () => {
    const job = makeCurveJob(navigator.gpu, now, true);
    for (const asked of [
      request,
      { ...request, distribution: "squares", outliers: 0, seeds: 1 },
      { ...request, n: 5000, outliers: 1, seeds: 1 },
    ]) {
      expectClose(measurementsOf(await gather(job(asked))), measurementsOf(blockCurve(asked)));
    }
  });

  it("without a GPU takes the CPU and says why", async () => {
    const parts = await gather(makeCurveJob(undefined, now)(request));
    expect(measurementsOf(parts)).toEqual(measurementsOf(blockCurve(request)));
    expect(parts[0].engine).toEqual({
      kind: "cpu",
      name: "CPU worker",
      reason: { key: "device.noWebGpu" },
    });
  });

  it("leaves an adapter alone that computes on the CPU", async () => {
    const [first] = await gather(makeCurveJob(navigator.gpu, now)({ ...request, seeds: 1 }));
    expect(first.engine).toMatchObject({ kind: "cpu", reason: { key: "failure.softwareHere" } });
  });

  it("begins anew on the CPU when the GPU goes away in the middle", async () => {
    const devices: GPUDevice[] = [];
    const gpu = {
      async requestAdapter() {
        const adapter = await navigator.gpu.requestAdapter();
        return new Proxy(adapter as GPUAdapter, {
          get(target, key) {
            if (key !== "requestDevice") return Reflect.get(target, key, target);
            return async (wanted: GPUDeviceDescriptor) => {
              const device = await target.requestDevice(wanted);
              devices.push(device);
              return device;
            };
          },
        });
      },
    } as unknown as GPU;
    const job = makeCurveJob(gpu, now, true);
    const parts: BlockCurvePart[] = [];
    for await (const part of job(request)) {
      if (parts.length === 0) devices[0].destroy();
      parts.push(part);
    }
    expect(parts[0].engine.kind).toBe("gpu");
    const onCpu = parts.filter(({ engine }) => engine.kind === "cpu");
    expect(measurementsOf(onCpu)).toEqual(measurementsOf(blockCurve(request)));
    expect(onCpu[0].engine.reason).not.toBe("");
  });

  it("refuses unknown names on the GPU too", async () => {
    const job = makeCurveJob(navigator.gpu, now, true);
    await expect(gather(job({ ...request, distribution: "no-such-distribution" }))).rejects.toThrow(
      /distribution/,
    );
    await expect(gather(job({ ...request, maps: ["no-such-map"] }))).rejects.toThrow(/map/);
  });
});
