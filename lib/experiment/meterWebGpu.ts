/** Measuring on the GPU: losses, cosines and counts gather in buffers there until a reading fetches them. */

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type * as tf from "@tensorflow/tfjs-core";
import { readBytes, storageBuffer } from "@/lib/gpu/buffers";
import { type CosineMeter, encodeCosine, makeCosineMeter, takeCosines } from "@/lib/gpu/cosine";
import { encodeHistogram, makeCounts, takeCounts } from "@/lib/gpu/histogram";
import type { State8 } from "@/lib/gpu/state";
import { bufferOf, flush } from "@/lib/nn/tfjsInternals";
import type { WebGpuSlot } from "@/lib/nn/webgpuStepper";
import { type Lanes, type Meter, meterCapacity, type Readings } from "./meter";

/** One variable in both lanes, with copies of what it was before the step. */
interface Pair {
  readonly exact: tf.Variable;
  readonly eightBit: tf.Variable;
  readonly exactBefore: GPUBuffer;
  readonly eightBitBefore: GPUBuffer;
}

export class WebGpuMeter implements Meter {
  private readonly pairs: readonly Pair[];
  private readonly cosines: CosineMeter;
  /** Losses of the 32-bit lane, then of the 8-bit lane: one float a step. */
  private readonly losses: GPUBuffer;
  private readonly states: readonly State8[];
  private readonly counts: GPUBuffer | undefined;
  private steps = 0;

  constructor(
    lanes: Lanes,
    private readonly backend: WebGPUBackend,
  ) {
    const { device } = backend;
    this.pairs = lanes.exact.variables.map((exact, i) => ({
      exact,
      eightBit: lanes.eightBit.variables[i],
      exactBefore: storageBuffer(device, `${exact.name} before the step`, 4 * exact.size),
      eightBitBefore: storageBuffer(device, `${exact.name} before the step, 8-bit lane`, 4 * exact.size),
    }));
    this.cosines = makeCosineMeter(
      device,
      lanes.exact.variables.map(({ size }) => size),
      meterCapacity,
    );
    this.losses = storageBuffer(device, "losses of both lanes", 2 * 4 * meterCapacity);
    // This meter is only made where the WebGPU stepper made the slots (meters.ts).
    this.states = lanes.eightBit.variables
      .map((variable) => (lanes.eightBit.optimizer.slot(variable) as WebGpuSlot).state)
      .filter((state) => state.bits === 8);
    if (this.states.length > 0) this.counts = makeCounts(device, this.states[0].rule.states.length);
    flush(backend, [...lanes.exact.variables, ...lanes.eightBit.variables]);
    this.submit((encoder) => this.remember(encoder));
  }

  record(loss32: tf.Scalar, loss8: tf.Scalar): void {
    const { backend, steps, losses } = this;
    flush(backend, [loss32, loss8]);
    this.submit((encoder) => {
      encoder.copyBufferToBuffer(bufferOf(backend, loss32), 0, losses, 4 * steps, 4);
      encoder.copyBufferToBuffer(bufferOf(backend, loss8), 0, losses, 4 * (meterCapacity + steps), 4);
      const pass = encoder.beginComputePass({ label: "cosine of the updates" });
      encodeCosine(
        pass,
        this.cosines,
        this.pairs.map(({ exact, eightBit, exactBefore, eightBitBefore }) => ({
          a: { before: exactBefore, after: bufferOf(backend, exact) },
          b: { before: eightBitBefore, after: bufferOf(backend, eightBit) },
        })),
      );
      pass.end();
      this.remember(encoder);
    });
    this.steps++;
  }

  /** All copies are submitted before the first wait: one round trip to the GPU. */
  async read(): Promise<Readings> {
    const { backend, steps, counts, losses } = this;
    this.steps = 0;
    if (counts) {
      this.submit((encoder) => {
        const pass = encoder.beginComputePass({ label: "codes in use" });
        for (const state of this.states) encodeHistogram(pass, state, counts);
        pass.end();
      });
    }
    const [lossBytes, cosine, codeCounts] = await Promise.all([
      readBytes(backend.device, losses),
      takeCosines(this.cosines),
      counts ? takeCounts(backend.device, counts) : [],
    ]);
    const all = new Float32Array(lossBytes);
    return {
      loss32: all.slice(0, steps),
      loss8: all.slice(meterCapacity, meterCapacity + steps),
      cosine,
      codeCounts,
    };
  }

  dispose(): void {
    this.cosines.destroy();
    this.losses.destroy();
    this.counts?.destroy();
    for (const { exactBefore, eightBitBefore } of this.pairs) {
      exactBefore.destroy();
      eightBitBefore.destroy();
    }
  }

  /** Copy the parameters as they are now, for the next step's update. */
  private remember(encoder: GPUCommandEncoder): void {
    for (const { exact, eightBit, exactBefore, eightBitBefore } of this.pairs) {
      encoder.copyBufferToBuffer(bufferOf(this.backend, exact), 0, exactBefore, 0, 4 * exact.size);
      encoder.copyBufferToBuffer(bufferOf(this.backend, eightBit), 0, eightBitBefore, 0, 4 * exact.size);
    }
  }

  private submit(encode: (encoder: GPUCommandEncoder) => void): void {
    const encoder = this.backend.device.createCommandEncoder({ label: "twin run's measurements" });
    encode(encoder);
    this.backend.device.queue.submit([encoder.finish()]);
  }
}
