import { openWebGpu } from "./backend";
import { muonSuite } from "./muon.suite";

muonSuite("WebGPU", () => openWebGpu(navigator.gpu));
