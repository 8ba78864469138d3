import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import type { EngineInfo } from "@/lib/training/report";
import { sentenceOf } from "./sentenceOf";

export interface OpenEngine {
  readonly backend: Backend;
  /** What the reader is told about it. */
  readonly info: EngineInfo;
}

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

/** Whether the open engine, if there is one, is of the wanted kind. Where there was no GPU, there may be one now. */
export const isOfKind = (open: OpenEngine | undefined, wanted: "auto" | "reference"): open is OpenEngine =>
  open !== undefined && (wanted === "reference") === (open.info.kind === "reference");

/** How long the announcement of a lost device may come after the error that it causes, milliseconds. */
const announcement = 200;

/** Whether an error came of the loss of the device: its sentence, or an empty one. */
export const lossOf = (open: OpenEngine | undefined): Promise<string> =>
  Promise.race([
    open?.backend.lost ?? "",
    new Promise<string>((resolve) => setTimeout(() => resolve(""), announcement)),
  ]);
