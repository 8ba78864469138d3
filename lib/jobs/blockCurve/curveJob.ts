/** The job that measures error against block size, on the GPU if possible. */
import { isSoftware, openDevice } from "@/lib/gpu/device";
import type { Said } from "@/lib/i18n/said";
import { NumericsError } from "@/lib/numerics/errors";
import { saidOf } from "@/lib/session/sentenceOf";
import { type BlockCurvePart, type BlockCurveRequest, blockCurve } from "./blockCurve";
import { type GpuCurve, makeGpuCurve } from "./gpuCurve";

/** The open GPU, or why there is none. */
type Opened = { readonly curve: GpuCurve } | { readonly reason: Said };

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
  /** The open GPU, or why there is none. */
  let opening: Promise<Opened> | undefined;
  const open = (): Promise<Opened> =>
    openDevice(gpu).then(
      (opened) => {
        if (isSoftware(opened.adapterInfo) && !software) {
          opened.close();
          return { reason: { key: "failure.softwareHere", values: { name: opened.name } } };
        }
        // A device that was lost may be available again at the next request.
        opened.lost.then(() => {
          opening = undefined;
        });
        return { curve: makeGpuCurve(opened, now) };
      },
      (error: unknown) => ({ reason: saidOf(error) }),
    );

  return async function* curveJob(request: BlockCurveRequest): AsyncGenerator<BlockCurvePart> {
    opening ??= open();
    const found = await opening;
    let reason: Said;
    if ("reason" in found) reason = found.reason;
    else {
      try {
        yield* found.curve.run(request);
        return;
      } catch (error) {
        if (error instanceof NumericsError) throw error;
        reason = { key: "failure.gpuFailed", values: { why: saidOf(error) } };
        opening = Promise.resolve({ reason });
        found.curve.close();
      }
    }
    yield* blockCurve(request, reason);
  };
}
