/** The name of a worker, by which the page tells it which GPUs it may use. */
import { type PageStorage, pageStorage } from "./pageStorage";
import { readVerdict } from "./verdict";

/**
 * Adapters that a worker may use.
 *
 * - "hardware": no program on the CPU, on which training is slower than on the page's own CPU engine, and no
 *   GPU that failed the last check of the page /verify/
 * - "checked": none that failed the last check
 * - "any": all
 */
export type Adapters = "hardware" | "checked" | "any";

/** Name of a worker that must not use WebGPU. */
export const CPU_ONLY = "cpu-only";

/** Name of a worker that must not use an adapter that is a program on the CPU. */
export const HARDWARE_ONLY = "hardware-only";

/** Values of the address's switch `adapter`. */
export const ADAPTER_SWITCH = ["software"] as const;

/** Returns whether an address asks to train on an adapter even if it is a program on the CPU: `?adapter=software`. */
export const asksForSoftware = (search: string): boolean =>
  new URLSearchParams(search).get("adapter") === ADAPTER_SWITCH[0];

/**
 * Returns the name for a new worker. Workers can read neither the storage nor the address of the page.
 *
 * @param search query of the page's address
 */
export function workerName(
  adapters: Adapters,
  storage: PageStorage | null = pageStorage(),
  search: string = globalThis.location?.search ?? "",
): string {
  if (adapters === "any") return "";
  if (readVerdict(storage)?.passed === false) return CPU_ONLY;
  return adapters === "hardware" && !asksForSoftware(search) ? HARDWARE_ONLY : "";
}
