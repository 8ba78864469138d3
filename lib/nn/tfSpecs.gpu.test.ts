import { openWebGpu } from "./backend";
import { tfSpecsSuite } from "./tfSpecs.suite";

tfSpecsSuite("WebGPU", () => openWebGpu(navigator.gpu));
