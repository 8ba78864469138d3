/** Measures the quantization error of random tensors against the block size, on the GPU. */
import type { OpenDevice } from "@/lib/gpu/device";
import { type ErrorMeter, keepTensor, loadTensor, makeErrorMeter, measureErrors } from "@/lib/gpu/errorSums";
import { makeQuantizer, type Quantizer } from "@/lib/gpu/quantize";
import {
  type BlockCurvePart,
  type BlockCurveRequest,
  type CurveEngine,
  type Drawn,
  placesOf,
  sharesOf,
  tensorOf,
  waysOf,
} from "./blockCurve";

type Way = ReturnType<typeof waysOf>[number];

/** Target time of a part: half a frame of the screen, so that a newer request waits no longer than that. */
const PART_MS = 8;

/** Measures as `blockCurve` does, with the kernels of lib/gpu. */
export interface GpuCurve {
  /**
   * Measures each tensor with each map and block size.
   *
   * @throws Error if the GPU was lost or reports an error, NumericsError in the cases of `blockCurve`
   */
  run(request: BlockCurveRequest): AsyncGenerator<BlockCurvePart>;
  /** Destroys the device. */
  close(): void;
}

/**
 * Makes the buffers and kernels for measurements on an open device.
 *
 * @param now returns the time in milliseconds
 */
export function makeGpuCurve({ device, name, close }: OpenDevice, now: () => number): GpuCurve {
  const engine: CurveEngine = { kind: "gpu", name, reason: "" };
  let meter: ErrorMeter | undefined;
  const quantizers = new Map<string, Quantizer>();
  /** Tensors that are already on the GPU. */
  const tensors = new Map<Drawn, GPUBuffer>();
  /** Shortest time of one measurement so far, so that the compilation of kernels does not count. */
  let eachMs = PART_MS;
  let trouble = "";
  device.addEventListener?.("uncapturederror", (event) => {
    trouble = (event as GPUUncapturedErrorEvent).error.message;
  });

  const meterFor = (n: number): ErrorMeter => {
    if (meter?.n === n) return meter;
    for (const owner of [...quantizers.values(), meter]) owner?.destroy();
    quantizers.clear();
    meter = makeErrorMeter(device, n);
    return meter;
  };
  const quantizerFor = (lent: ErrorMeter, { map, blockSize }: Way): Quantizer => {
    const key = `${map.name} ${map.signed} ${blockSize}`;
    const quantizer = quantizers.get(key) ?? makeQuantizer(device, lent.n, map, blockSize, undefined, lent);
    quantizers.set(key, quantizer);
    return quantizer;
  };

  const tensorFor = (used: ErrorMeter, drawn: Drawn, seed: number): GPUBuffer => {
    // If the tensor of the first seed is new, the data have changed and the old tensors are not needed any
    // more.
    if (seed === 0 && !tensors.has(drawn)) {
      for (const tensor of tensors.values()) tensor.destroy();
      tensors.clear();
    }
    const tensor = tensors.get(drawn) ?? keepTensor(used, drawn.x);
    tensors.set(drawn, tensor);
    return tensor;
  };

  async function* run(request: BlockCurveRequest): AsyncGenerator<BlockCurvePart> {
    const ways = waysOf(request);
    const total = request.seeds * ways.length;
    const used = meterFor(request.n);
    for (let seed = 0; seed < request.seeds; seed++) {
      const drawn = tensorOf(request, seed);
      const places = placesOf(request, seed);
      loadTensor(used, tensorFor(used, drawn, seed), places, request.outlierSize * drawn.magnitude);
      for (let at = 0; at < ways.length; ) {
        const some = ways.slice(at, at + Math.max(1, Math.floor(PART_MS / eachMs)));
        const start = now();
        const sums = await measureErrors(
          used,
          some.map((way) => quantizerFor(used, way)),
          places.length,
        );
        if (trouble) throw new Error(`The GPU (${name}) reports an error: ${trouble}`);
        eachMs = Math.min(eachMs, (now() - start) / some.length);
        at += some.length;
        const measurements = some.map(({ map, blockSize }, i) => ({
          seed,
          map: map.name,
          blockSize,
          measured: sharesOf(sums[i]),
        }));
        yield { measurements, share: (seed * ways.length + at) / total, engine };
      }
    }
  }
  return { run, close };
}
