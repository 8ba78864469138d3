import { openWebGpu } from "@/lib/nn/backend";
import { leapSuite } from "./leaps.suite";

leapSuite("WebGPU", () => openWebGpu(navigator.gpu));
