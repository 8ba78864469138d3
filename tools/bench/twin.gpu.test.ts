import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import * as twin from "@/lib/training/twinConfig";
import { isStatus, openPage } from "./page";
import { benchTwin } from "./twin";

const root = fileURLToPath(new URL("../..", import.meta.url));
const plan = { tasks: ["points"], rounds: 1, seconds: 0.2 };
const info = taskInfo("points");
const settings = { ...info.defaults, task: "points", taskOptions: defaultsOf(info.options) };
const impossible = twin.twinConfig({ ...settings, width: 1e6 });
const tooLarge = /^This run needs .* in one buffer/;

afterEach(() => {
  vi.restoreAllMocks();
});

it("times a run and names the device", async () => {
  const say = vi.fn();
  const { device, results } = await benchTwin(plan, say);
  expect(device).not.toBe("");
  expect(results).toMatchObject([{ task: "points", width: info.defaults.width }]);
  expect(results[0].withPictures).toBeGreaterThan(0);
  expect(say).toHaveBeenCalledOnce();
});

it("rejects with the engine's sentence if the run cannot be made, and leaves no rejection unhandled", async () => {
  const made = vi.spyOn(twin, "twinConfig").mockReturnValue(impossible);
  await expect(benchTwin(plan, () => {})).rejects.toThrow(tooLarge);
  expect(made).toHaveBeenCalledOnce();
});

it("rejects also a call after the failure", async () => {
  const page = openPage();
  const ready = page.next(isStatus("ready"));
  page.send({ type: "configure", config: impossible, engine: "auto" });
  await expect(ready).rejects.toThrow(tooLarge);
  await expect(page.next(isStatus("paused"))).rejects.toThrow(tooLarge);
});

it("leaves the command line with a sentence and 1 where there is no GPU", async () => {
  const args = ["scripts/run-tool.mjs", "tools/bench/index.ts", "twin", "--tasks", "points"];
  const [code, said] = await new Promise<[unknown, string]>((resolve) => {
    const env = { ...process.env, VK_DRIVER_FILES: "/none", VK_ICD_FILENAMES: "/none" };
    execFile(process.execPath, args, { cwd: root, env }, (error, _out, err) => resolve([error?.code, err]));
  });
  expect(code).toBe(1);
  expect(said.trim().split("\n").at(-1)).toMatch(/^The benchmark of the twin run needs WebGPU\./);
});
