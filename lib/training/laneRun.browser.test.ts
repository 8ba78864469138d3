import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu, (sentence) => {
    throw new Error(sentence);
  });
});
afterAll(() => backend.close());

it("trains two lanes in a browser as it does elsewhere: equal first losses, exact rewind", async () => {
  const run = new LaneRun(twinConfig({ width: 16, batchSize: 16 }));
  const take = async () => {
    run.advance(6);
    return run.read();
  };
  const first = await take();
  const [loss32, loss8] = first.losses;
  expect(loss8[0]).toBe(loss32[0]);
  expect(loss8).not.toEqual(loss32);
  for (const loss of [...loss32, ...loss8]) expect(loss).toBeGreaterThan(0);
  for (const cosine of first.cosines[0]) expect(cosine).toBeGreaterThan(0.9);
  const [, picture8] = await run.pictures();
  expect(picture8.every((score) => score > 0 && score < 1)).toBe(true);
  run.reset();
  expect(await take()).toEqual(first);
  run.dispose();
});
