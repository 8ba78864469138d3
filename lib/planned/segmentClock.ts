/** Times the parts of a step with time stamps, where the device has them. */
import { readBytes } from "@/lib/gpu/buffers";
import { createBuffer } from "@/lib/gpu/liveBuffers";
import { stampedMs } from "@/lib/gpu/timing";

/** Time of a step on the GPU, milliseconds. */
export interface SegmentTimes {
  readonly modelMs: number;
  readonly optimizerMs: number;
}

/** Largest number of time stamps of a query set. */
const MAX_STAMPS = 4096;

/** Time stamps at the beginning and the end of each compute pass of a step. */
export class SegmentClock {
  private readonly querySet: GPUQuerySet | undefined;
  private readonly stamps: GPUBuffer | undefined;

  /** @param passes of a step; with more than 2048 nothing is timed */
  constructor(
    private readonly device: GPUDevice,
    private readonly passes: number,
  ) {
    if (!device.features.has("timestamp-query") || 2 * passes > MAX_STAMPS) return;
    this.querySet = device.createQuerySet({ type: "timestamp", count: 2 * passes });
    this.stamps = createBuffer(device, {
      label: "time stamps of a step",
      size: 16 * passes,
      usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
    });
  }

  /** Returns the descriptor of a pass with its time stamps. */
  passOf(pass: number): GPUComputePassDescriptor {
    const { querySet } = this;
    if (!querySet) return {};
    const begin = 2 * pass;
    return {
      timestampWrites: { querySet, beginningOfPassWriteIndex: begin, endOfPassWriteIndex: begin + 1 },
    };
  }

  /** Records the end of the timed step. */
  resolve(encoder: GPUCommandEncoder): void {
    if (this.querySet && this.stamps)
      encoder.resolveQuerySet(this.querySet, 0, 2 * this.passes, this.stamps, 0);
  }

  /**
   * Returns the times of the last timed step.
   *
   * @param kinds of the passes
   * @returns undefined where the device has no time stamps, or gave none that make sense
   */
  async read(kinds: readonly ("model" | "optimizer")[]): Promise<SegmentTimes | undefined> {
    if (!this.stamps) return undefined;
    const stamps = new BigUint64Array(await readBytes(this.device, this.stamps));
    const sums = { model: 0, optimizer: 0 };
    for (const [i, kind] of kinds.entries()) {
      const ms = stampedMs(stamps[2 * i], stamps[2 * i + 1]);
      if (ms === undefined) return undefined;
      sums[kind] += ms;
    }
    return { modelMs: sums.model, optimizerMs: sums.optimizer };
  }

  /** Frees the time stamps. */
  destroy(): void {
    this.querySet?.destroy();
    this.stamps?.destroy();
  }
}
