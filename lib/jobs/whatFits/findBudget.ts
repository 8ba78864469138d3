/** Finds a budget of GPU memory for the reader, since WebGPU tells nobody how much there is. */
import { isSoftware, openDevice } from "@/lib/gpu/device";
import { type ProbeEnd, probeMemory } from "@/lib/planned/probe";

/** How far to look for memory. */
export interface BudgetRequest {
  /** Most bytes that are held at one time. */
  readonly capBytes: number;
}

/** What the search has got so far. */
export interface BudgetPart {
  /** Bytes that are held, and the cap. */
  readonly finished: number;
  readonly total: number;
  /** The adapter's name. */
  readonly device: string;
  /** Why the search ended; undefined while it goes on. */
  readonly end?: ProbeEnd;
}

/** Bytes of the first buffer. */
const FIRST_BYTES = 2 ** 22;

/** Cap of an adapter that is a program on the CPU: it takes the memory of everything else on the computer. */
const SOFTWARE_CAP_BYTES = 256e6;

/**
 * Asks a device of its own for growing buffers, writes them, and gives all of them back.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @throws DeviceError if there is no GPU
 */
export async function findBudget(
  gpu: GPU | undefined,
  { capBytes }: BudgetRequest,
  onPart: (part: BudgetPart) => void,
): Promise<void> {
  const opened = await openDevice(gpu);
  const { device, name, adapterInfo } = opened;
  const total = isSoftware(adapterInfo) ? Math.min(capBytes, SOFTWARE_CAP_BYTES) : capBytes;
  try {
    const { bytes, end } = await probeMemory(device, total, FIRST_BYTES, (finished) =>
      onPart({ finished, total, device: name }),
    );
    onPart({ finished: bytes, total, device: name, end });
  } finally {
    opened.close();
  }
}
