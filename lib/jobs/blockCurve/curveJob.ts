import { openDevice } from "@/lib/gpu/device";
import { isSoftware } from "@/lib/gpu/software";
import { NumericsError } from "@/lib/numerics/errors";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { type BlockCurvePart, type BlockCurveRequest, blockCurve } from "./blockCurve";
import { type GpuCurve, makeGpuCurve } from "./gpuCurve";

/**
 * The curve of error against block size on the best engine there is: the GPU, opened at the first request, or the CPU.
 * A GPU that fails is given up in the middle of a request, which the CPU then answers from its beginning.
 *
 * @param gpu `navigator.gpu`, or undefined
 * @param now milliseconds
 * @param software whether an adapter that computes on the CPU will do, for tests: it is slower than lib/numerics/fast
 */
export function makeCurveJob(gpu: GPU | undefined, now: () => number, software = false) {
  /** The open GPU, or why there is none. */
  let opening: Promise<GpuCurve | string> | undefined;
  const open = (): Promise<GpuCurve | string> =>
    openDevice(gpu).then((opened) => {
      if (isSoftware(opened.adapterInfo) && !software) {
        opened.close();
        return `WebGPU runs on the CPU here (${opened.name}), which is slower.`;
      }
      // A GPU that was taken away may be there again when the next request comes.
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
