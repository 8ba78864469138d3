import { expect, it } from "vitest";
import { engineName } from "./EngineChip";

it("names the engine", () => {
  expect(engineName(null)).toBe("no engine yet");
  expect(engineName({ kind: "webgpu", device: "H100", reason: "", limits: null })).toBe("WebGPU · H100");
  expect(engineName({ kind: "reference", device: "CPU, in JavaScript", reason: "", limits: null })).toBe(
    "CPU, in JavaScript",
  );
});
