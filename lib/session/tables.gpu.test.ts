/**
 * What the figures of chapter 2 ask of the engine, on a GPU: a table of the reader's own, and a run's real m
 * and r.
 */
import { expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import type { RunConfig } from "@/lib/training/config";
import { config, finished, isStatus, losses, start } from "./engine.harness";

const dynamic = [...makeMap("dynamic", { bits: 8, signed: true }).values];

function withTable(mapValues?: readonly number[]): RunConfig {
  const [exact, eight] = config.lanes;
  return { ...config, lanes: [exact, { ...eight, mapValues }] };
}

async function trained(asked: RunConfig, gpu: GPU | undefined) {
  const engine = start({ gpu });
  const ready = engine.until(isStatus("ready"));
  engine.send({ type: "configure", config: asked, engine: "auto" });
  await ready;
  await finished(engine);
  return engine;
}

async function statesOf(engine: ReturnType<typeof start>) {
  const told = engine.until(({ type }) => type === "states");
  engine.send({ type: "states", lane: 0 });
  const message = await told;
  if (message.type !== "states") throw new Error("unreachable: it was waited for");
  return message.states;
}

it("trains with the reader's table in the kernels, as with the map of the same values", async () => {
  const named = await trained(withTable(), navigator.gpu);
  expect(named.heard.find(({ type }) => type === "ready")).toMatchObject({ engine: { kind: "webgpu" } });
  const typed = await trained(withTable(dynamic), navigator.gpu);
  expect(losses(typed.frames())).toEqual(losses(named.frames()));
  // Another table gives another run: the table is not passed over.
  const coarse = await trained(withTable([-1, -0.1, 0, 0.1, 1]), navigator.gpu);
  expect(losses(coarse.frames())).not.toEqual(losses(named.frames()));
});

it("hands out m and r, near those of the CPU", async () => {
  const [onGpu, onCpu] = [
    await statesOf(await trained(config, navigator.gpu)),
    await statesOf(await trained(config, undefined)),
  ];
  expect(onGpu.map(({ length }) => length)).toEqual(onCpu.map(({ length }) => length));
  const [m, r] = onGpu;
  expect(m.some((value) => value < 0)).toBe(true);
  expect(r.every((value) => value >= 0)).toBe(true);
  const size = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
  onGpu.forEach((state, k) => {
    const gap = state.map((value, i) => value - onCpu[k][i]);
    expect(size(gap)).toBeLessThan(0.05 * size(state));
  });
});
