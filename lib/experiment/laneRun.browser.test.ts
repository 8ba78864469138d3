import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { twinDefaults } from "./twinDefaults";
import { TwinRun } from "./twinRun";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu, (sentence) => {
    throw new Error(sentence);
  });
});
afterAll(() => backend.close());

it("trains two lanes in a browser as it does elsewhere: equal first losses, exact rewind", async () => {
  const run = new TwinRun({ ...twinDefaults, width: 16, batchSize: 16 });
  const take = async () => {
    run.advance(6);
    return run.read();
  };
  const first = await take();
  expect(first.loss8[0]).toBe(first.loss32[0]);
  expect(first.loss8).not.toEqual(first.loss32);
  for (const loss of [...first.loss32, ...first.loss8]) expect(loss).toBeGreaterThan(0);
  for (const cosine of first.cosine) expect(cosine).toBeGreaterThan(0.9);
  const { picture8 } = await run.pictures();
  expect(picture8.every((score) => score > 0 && score < 1)).toBe(true);
  run.reset();
  expect(await take()).toEqual(first);
  run.dispose();
});
