/** The job that measures error against block size, on the GPU if possible. */
import { isSoftware, openDevice } from "@/lib/gpu/device";
import { NumericsError } from "@/lib/numerics/errors";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { type BlockCurvePart, type BlockCurveRequest, blockCurve } from "./blockCurve";
import { type GpuCurve, makeGpuCurve } from "./gpuCurve";

/**
 * Returns the job that measures error against block size on the GPU, which is opened at the first request, or
 * on the CPU. If the GPU fails during a request, it is closed and the CPU answers the whole request.
 *
 * @param gpu `navigator.gpu`, or undefined
 * @param now returns the time in milliseconds
 * @param software whether a software adapter is accepted; for tests only, because it is slower than
 *   lib/numerics/fast
 */
export function makeCurveJob(gpu: GPU | undefined, now: () => number, software = false) {
  /** The open GPU, or a sentence on why there is none. */
  let opening: Promise<GpuCurve | string> | undefined;
  const open = (): Promise<GpuCurve | string> =>
    openDevice(gpu).then((opened) => {
      if (isSoftware(opened.adapterInfo) && !software) {
        opened.close();
        return `WebGPU runs on the CPU here (${opened.name}), which is slower.`;
      }
      // A device that was lost may be available again at the next request.
      opened.lost.then(() => {
        opening = undefined;
      });
      return makeGpuCurve(opened, now);
    }, sentenceOf);

  return async function* curveJob(request: BlockCurveRequest): AsyncGenerator<BlockCurvePart> {
    opening ??= open();
    const found = await opening;
    let reason = "";
    if (typeof found === "string") reason = found;
    else {
      try {
        yield* found.run(request);
        return;
      } catch (error) {
        if (error instanceof NumericsError) throw error;
        const detail = sentenceOf(error);
        reason = `The GPU failed${detail ? `: ${detail}` : "."}`;
        opening = Promise.resolve(reason);
        found.close();
      }
    }
    yield* blockCurve(request, reason);
  };
}
