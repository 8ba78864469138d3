import type { Said } from "@/lib/i18n/said";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import type { EngineInfo } from "@/lib/training/report";
import { saidOf } from "./sentenceOf";

/** An open engine. */
export interface OpenEngine {
  readonly backend: Backend;
  /** What the reader is told about it. */
  readonly info: EngineInfo;
}

/** Returns a device's limits as plain data: its own object cannot be posted. */
const limitsOf = ({ limits }: Backend): EngineInfo["limits"] =>
  limits && {
    maxBufferSize: limits.maxBufferSize,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  };

/**
 * Opens the GPU, or the CPU if there is no usable GPU or the CPU is wanted.
 *
 * @param wanted "auto" for the best engine there is, "reference" for the CPU
 * @param gpu `navigator.gpu`, or undefined
 * @param onError hears of errors that the GPU reports later
 */
export async function openEngine(
  wanted: "auto" | "reference",
  gpu: GPU | undefined,
  onError: (said: Said) => void,
): Promise<OpenEngine> {
  let reason: Said = { key: "failure.cpuAsked" };
  if (wanted === "auto") {
    try {
      const backend = await openWebGpu(gpu, (message) =>
        onError({ key: "failure.gpuReports", values: { message } }),
      );
      return {
        backend,
        info: { kind: "webgpu", device: backend.device, reason: "", limits: limitsOf(backend) },
      };
    } catch (error) {
      reason = saidOf(error);
    }
  }
  const backend = await openReference();
  return { backend, info: { kind: "reference", device: backend.device, reason, limits: null } };
}

/**
 * Returns whether there is an open engine of the wanted kind. A CPU does not do for "auto": there may be a
 * GPU now, where there was none before.
 */
export const isOfKind = (open: OpenEngine | undefined, wanted: "auto" | "reference"): open is OpenEngine =>
  open !== undefined && (wanted === "reference") === (open.info.kind === "reference");

/** The longest time from an error to the announcement of the loss that caused it, milliseconds. */
const ANNOUNCEMENT_MS = 200;

/** Returns, after an error, the words about the device's loss if that caused it, else empty ones. */
export const lossOf = (open: OpenEngine | undefined): Promise<Said> =>
  Promise.race([
    open?.backend.lost.then(({ said }) => said) ?? "",
    new Promise<Said>((resolve) => setTimeout(() => resolve(""), ANNOUNCEMENT_MS)),
  ]);
