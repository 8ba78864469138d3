/** Makes the buffers of a training within a budget, and counts them by kind. */
import { storageBuffer } from "@/lib/gpu/buffers";
import { bytesByKind, type MemoryBytes, type MemoryKind, type PlannedMemory, totalBytes } from "./plan";
import { MemoryRefusedError, type Refuser } from "./refusal";

/** What can be freed. */
interface Owned {
  destroy(): void;
}

/** Hands out the memory of a plan, and nothing that is not in it. */
export class Allocator {
  private readonly left: Map<string, PlannedMemory>;
  private readonly made: PlannedMemory[] = [];
  private readonly owned: Owned[] = [];

  /**
   * @param plan what will be asked for
   * @param budgetBytes largest sum of all buffers; undefined for as much as the device gives
   */
  constructor(
    readonly device: GPUDevice,
    plan: readonly PlannedMemory[],
    readonly budgetBytes?: number,
  ) {
    this.left = new Map(plan.map((each) => [keyOf(each), each]));
  }

  /** Bytes handed out so far. */
  get heldBytes(): number {
    return totalBytes(this.made);
  }

  /** Bytes handed out so far, by kind. */
  get held(): MemoryBytes {
    return bytesByKind(this.made);
  }

  /**
   * Makes planned memory.
   *
   * @param make makes exactly the planned bytes
   * @throws MemoryRefusedError if the budget or the device refuses it
   * @throws Error if the plan has no such memory, or it was made before
   */
  async take<T extends Owned>(kind: MemoryKind, name: string, make: (bytes: number) => T): Promise<T> {
    const planned = this.left.get(keyOf({ kind, name }));
    if (!planned) throw new Error(`the plan has no ${kind} of ${name} left`);
    const { bytes } = planned;
    if (this.heldBytes + bytes > (this.budgetBytes ?? Number.POSITIVE_INFINITY))
      this.refuse("budget", planned);
    const { maxBufferSize, maxStorageBufferBindingSize } = this.device.limits;
    if (kind !== "state" && bytes > Math.min(maxBufferSize, maxStorageBufferBindingSize))
      this.refuse("webgpu", planned);
    this.device.pushErrorScope("out-of-memory");
    const result = make(bytes);
    const error = await this.device.popErrorScope();
    if (error) {
      result.destroy();
      this.refuse("webgpu", planned);
    }
    this.left.delete(keyOf(planned));
    this.made.push(planned);
    this.owned.push(result);
    return result;
  }

  /** Makes a planned storage buffer of zeros. @throws as `take` does */
  buffer(kind: MemoryKind, name: string): Promise<GPUBuffer> {
    return this.take(kind, name, (bytes) => storageBuffer(this.device, `${kind}: ${name}`, bytes));
  }

  /** Frees all that was handed out. */
  destroy(): void {
    for (const each of this.owned) each.destroy();
  }

  private refuse(by: Refuser, { kind, name, bytes }: PlannedMemory): never {
    const { heldBytes, budgetBytes } = this;
    throw new MemoryRefusedError({ by, kind, tensor: name, bytes, heldBytes, budgetBytes });
  }
}

const keyOf = ({ kind, name }: Pick<PlannedMemory, "kind" | "name">): string => `${kind}: ${name}`;
