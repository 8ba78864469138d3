import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import type { EngineInfo } from "./protocol";

/**
 * Dispatches in one submission: about as many as a step of a small network has. The next steps are asked for before the
 * last are awaited, so the GPU has something to do whenever it begins, and submissions are what the host is slow at (1 ms
 * each beside an H100). The buffers of the tasks grow by a tenth at most, where they are large.
 */
const dispatchesAtOnce = 64;

export interface OpenEngine {
  readonly backend: Backend;
  /** What the reader is told about it. */
  readonly info: EngineInfo;
}

/** What there is to say of an error: its message is a sentence where we made it. */
export const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** As plain data: a device's own object cannot be posted. */
const limitsOf = ({ limits }: Backend): EngineInfo["limits"] =>
  limits && {
    maxBufferSize: limits.maxBufferSize,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  };

/**
 * Open the GPU, or the CPU where there is none or it was asked for.
 *
 * @param onError hears of errors that the GPU reports later
 */
export async function openEngine(
  wanted: "auto" | "reference",
  gpu: GPU | undefined,
  onError: (sentence: string) => void,
): Promise<OpenEngine> {
  let reason = "The CPU was asked for.";
  if (wanted === "auto") {
    try {
      const backend = await openWebGpu(gpu, onError, dispatchesAtOnce);
      return {
        backend,
        info: { kind: "webgpu", device: backend.device, reason: "", limits: limitsOf(backend) },
      };
    } catch (error) {
      reason = sentenceOf(error);
    }
  }
  const backend = await openReference();
  return { backend, info: { kind: "reference", device: backend.device, reason, limits: null } };
}
