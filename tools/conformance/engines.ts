import type { Engine } from "./engine";
import { referenceEngine } from "./reference";
import { webgpuEngine } from "./webgpu";

/** Engines by name. An engine that cannot run here throws a sentence that says why. */
export const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  reference: async () => referenceEngine(),
  webgpu: webgpuEngine,
};
