import { expect, it } from "vitest";
import { twinConfig } from "@/lib/training/twinConfig";
import { changeBetween } from "./change";

const config = twinConfig({});

it("tells a new learning rate from a new run", () => {
  expect(changeBetween(config, { ...config })).toBe("none");
  expect(changeBetween(config, { ...config, learningRate: 0.5 })).toBe("learningRate");
  expect(changeBetween(config, twinConfig({ blockSize: 64 }))).toBe("run");
  expect(changeBetween(config, { ...config, taskOptions: { ...config.taskOptions, noise: 0.2 } })).toBe(
    "run",
  );
});
