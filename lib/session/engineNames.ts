/** The names of engines for the reader. */
import type { EngineInfo, RunSaid } from "@/lib/training/report";

/** Returns the name of the GPU or of the CPU engine. */
export const nameOf = ({ kind, device }: Pick<EngineInfo, "kind" | "device">): RunSaid =>
  kind === "webgpu" ? device : { named: "live.engine.cpu", english: device };

/** Returns whether the reader asked for the CPU, so that no reason need be given. */
export const isAskedFor = ({ reason }: Pick<EngineInfo, "reason">): boolean =>
  typeof reason === "object" && "key" in reason && reason.key === "failure.cpuAsked";
