import type { EngineInfo } from "@/lib/training/report";

/** Returns the name of an engine in a figure. */
export const engineName = (engine: EngineInfo | null) =>
  engine ? (engine.kind === "webgpu" ? `WebGPU · ${engine.device}` : engine.device) : "no engine yet";
