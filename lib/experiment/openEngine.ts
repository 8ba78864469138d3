import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import type { EngineInfo } from "./protocol";

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
      const backend = await openWebGpu(gpu, onError);
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
