import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { Plan } from "@/lib/replay/plan";
import { replayChecks } from "./replay";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu);
});
afterAll(() => backend.close());

const [check] = replayChecks();

it("replays 17 of the 20 steps, which give the same bits", async () => {
  const submit = vi.spyOn(Plan.prototype, "submit");
  const { problems, compared, agreeing } = await check.run();
  expect(problems).toEqual([]);
  expect(compared).toBeGreaterThan(1000);
  expect(agreeing).toBe(compared);
  expect(submit.mock.calls.reduce((sum, [, steps]) => sum + steps, 0)).toBe(17);
  submit.mockRestore();
});

it("fails where the device does not accept the plan in time", async () => {
  const error = vi.spyOn(GPUDevice.prototype, "popErrorScope").mockReturnValue(new Promise(() => {}));
  const { problems } = await check.run();
  expect(problems).toEqual(["The steps were not replayed."]);
  error.mockRestore();
});
