import type { MemoryKind } from "./plan";

/** Who refused memory: the budget that was set, or WebGPU itself. */
export type Refuser = "budget" | "webgpu";

/** Memory that a training did not get. */
export interface Refusal {
  readonly by: Refuser;
  readonly kind: MemoryKind;
  /** The tensor or the buffer at which the memory ended. */
  readonly tensor: string;
  /** Bytes of it, and bytes that the training held before. */
  readonly bytes: number;
  readonly heldBytes: number;
  /** Bytes of the budget; undefined where none is set. */
  readonly budgetBytes: number | undefined;
}

/** A training that does not fit. `message` is a sentence for commands; a page makes its own of the refusal. */
export class MemoryRefusedError extends Error {
  override readonly name = "MemoryRefusedError";
  constructor(readonly refusal: Refusal) {
    const { by, kind, tensor, bytes, heldBytes, budgetBytes } = refusal;
    super(
      `The training holds ${heldBytes} bytes and needs ${bytes} bytes for ${kind === "state" ? "the optimizer state" : kind} of ${tensor}: ${by === "budget" ? `the budget of ${budgetBytes} bytes ends there` : "WebGPU reports that memory ran out"}.`,
    );
  }
}
