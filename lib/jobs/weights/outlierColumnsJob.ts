/** The job of the product in 8-bit integers, on the GPU if possible. */
import { isSoftware, type OpenDevice, openDevice } from "@/lib/gpu/device";
import { hasPackedDot, int8ProductOnGpu } from "@/lib/gpu/int8Product";
import type { Said } from "@/lib/i18n/said";
import type { Matrix } from "@/lib/numerics/matrix";
import { saidOf } from "@/lib/session/sentenceOf";
import { type SlicedPart, slicedJob } from "../sliced";
import {
  type ColumnMatrices,
  columnMatrices,
  compareProducts,
  integerOrders,
  type OutlierColumnsResult,
  type OutlierColumnsSetup,
  type ProductEngine,
} from "./outlierColumns";
import { unpackMatrices } from "./ownMatrices";

/** Pauses of a computation between two parts: some thirty milliseconds. */
const PAUSES_A_PART = 10;

/**
 * Returns the job that multiplies in 8-bit integers on the GPU, which is open while it multiplies, or on the CPU where
 * there is no GPU or it fails.
 *
 * @param gpu `navigator.gpu`, or undefined
 * @param software whether a software adapter is accepted; for tests only, because it is slower than the CPU
 */
export const makeOutlierColumnsJob = (gpu: GPU | undefined, software = false) =>
  async function* outlierColumnsJob(
    setup: OutlierColumnsSetup,
  ): AsyncGenerator<SlicedPart<OutlierColumnsResult>> {
    const work = columnMatrices(setup, setup.own && (await unpackMatrices(setup.own)));
    let step = work.next();
    for (let pauses = 1; !step.done; pauses++) {
      if (pauses % PAUSES_A_PART === 0) yield { share: step.value };
      step = work.next();
    }
    const matrices = step.value;
    const found = await multiplyOnGpu(gpu, matrices, software);
    if ("reason" in found) {
      const engine = { kind: "cpu", device: "", reason: found.reason } as const;
      yield* slicedJob(compareProducts(matrices, engine), PAUSES_A_PART);
      return;
    }
    const { engine, products } = found;
    const integers = (name: string, place: number) => () => products.get(`${name} ${place}`)!;
    yield* slicedJob(compareProducts(matrices, engine, integers), PAUSES_A_PART);
  };

/** Products by the name of the way and the place, and the engine that computed them. */
interface OnGpu {
  readonly engine: ProductEngine;
  readonly products: ReadonlyMap<string, Matrix>;
}

/** Computes all products in 8-bit integers on the GPU. @returns why not, if it cannot */
async function multiplyOnGpu(
  gpu: GPU | undefined,
  matrices: ColumnMatrices,
  software: boolean,
): Promise<OnGpu | { readonly reason: Said }> {
  let opened: OpenDevice | undefined;
  try {
    opened = await openDevice(gpu);
    const { device, name, adapterInfo } = opened;
    if (isSoftware(adapterInfo) && !software)
      return { reason: { key: "failure.softwareHere", values: { name } } };
    const packedDot = gpu !== undefined && hasPackedDot(gpu);
    const products = new Map<string, Matrix>();
    for (const order of integerOrders(matrices)) {
      const { x, w, scales } = order;
      // With all features in 16 bits none is left.
      const product =
        x.columns === 0
          ? { rows: x.rows, columns: w.columns, values: new Float32Array(x.rows * w.columns) }
          : await int8ProductOnGpu(device, x, w, scales, packedDot);
      products.set(`${order.name} ${order.place}`, product);
    }
    return { engine: { kind: "gpu", device: name, reason: "" }, products };
  } catch (error) {
    return { reason: saidOf(error) };
  } finally {
    opened?.close();
  }
}
