/** Dispatches of the transformer's kernels, prepared once and recorded in every step. */
import { uniformBuffer, writeBytes } from "../buffers";
import { KernelArgumentError } from "../errors";
import { type Bindable, bind, dispatch, type Grid, type Kernel, type KernelSpec, kernelFor } from "../kernel";

/** A dispatch with its bind group: valid as long as its buffers are. */
export interface Prepared {
  readonly kernel: Kernel;
  readonly group: GPUBindGroup;
  readonly grid: Grid;
}

/** Records a prepared dispatch. */
export const record = (pass: GPUComputePassEncoder, { kernel, group, grid }: Prepared): void =>
  dispatch(pass, kernel, [group], grid);

/** Bytes of one entry of `Sizes`: where bindings of uniforms may begin on every device. */
const ENTRY_BYTES = 256;
const MAX_ENTRIES = 64;

/** Bytes of the buffer of `Sizes`, whatever it holds. */
export const SIZES_BYTES = ENTRY_BYTES * MAX_ENTRIES;

/** The sizes that kernels read from uniforms: one buffer for all dispatches of a model, equal sizes stored once. */
export class Sizes {
  private readonly entries = new Map<string, number>();
  private readonly buffer: GPUBuffer;

  constructor(readonly device: GPUDevice) {
    this.buffer = uniformBuffer(device, "transformer: sizes", SIZES_BYTES);
  }

  /**
   * Returns a binding of at most four words.
   *
   * @param words of 32 bits: an array of whole numbers, or the bytes of a struct
   * @throws KernelArgumentError if the buffer is full
   */
  of(words: readonly number[] | Uint32Array): GPUBufferBinding {
    const key = [...words].join(" ");
    let at = this.entries.get(key);
    if (at === undefined) {
      at = this.entries.size * ENTRY_BYTES;
      if (at === SIZES_BYTES)
        throw new KernelArgumentError(
          "the number of different sizes",
          MAX_ENTRIES + 1,
          `at most ${MAX_ENTRIES}`,
        );
      this.entries.set(key, at);
      writeBytes(this.device, this.buffer, Uint32Array.from(words), at);
    }
    return { buffer: this.buffer, offset: at, size: 16 };
  }

  /** Frees the buffer. */
  destroy(): void {
    this.buffer.destroy();
  }
}

/** Returns a dispatch of a kernel with one bind group. */
export function prepare(
  device: GPUDevice,
  spec: {
    readonly key: string;
    readonly source: () => string;
    readonly access: KernelSpec["groups"][number];
  },
  buffers: readonly Bindable[],
  grid: Grid,
): Prepared {
  const kernel = kernelFor(device, { key: spec.key, source: spec.source, groups: [spec.access] });
  return { kernel, group: bind(device, kernel, 0, buffers), grid };
}
