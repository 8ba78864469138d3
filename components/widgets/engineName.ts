import type { EngineInfo } from "@/lib/experiment/protocol";

/** What an engine is called in a figure. */
export const engineName = (engine: EngineInfo | null) =>
  engine ? (engine.kind === "webgpu" ? `WebGPU · ${engine.device}` : engine.device) : "no engine yet";
