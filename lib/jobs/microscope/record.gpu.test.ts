import { afterAll } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { recordSuite } from "./record.suite";

let backend: Backend;
afterAll(() => backend.close());
recordSuite("WebGPU", async () => {
  backend = await openWebGpu(navigator.gpu);
});
