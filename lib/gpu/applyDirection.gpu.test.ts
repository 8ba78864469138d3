import { afterAll, beforeAll, expect, it } from "vitest";
import { applyDirection } from "@/lib/numerics/applyDirection";
import { makeRandom } from "@/lib/numerics/random";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import { muon } from "@/lib/numerics/rules/muon";
import { encodeApplyDirection, makeMatrix } from "./applyDirection";
import { readBytes, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { coefficientsBuffer } from "./step";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

it.each([1, 6, 256, 1001])("moves %i parameters as the twin does, and no others", async (n) => {
  const { device } = opened;
  const random = makeRandom(n);
  const normal = () => Float32Array.from({ length: n }, () => random.normal());
  const [params, direction] = [normal(), normal()];
  const c = muon.prepare({ learningRate: 0.03, weightDecay: 0.2 }, 1);
  const matrix = makeMatrix(device, n, 1.5);
  const coefficients = coefficientsBuffer(device, muon);
  writeBytes(device, coefficients, packCoefficients(muon, c));
  const behind = Float32Array.of(7, 7, 7, 7);
  const buffer = storageBufferOf(device, "params", Float32Array.of(...params, ...behind));
  const directions = storageBufferOf(device, "direction", direction);
  runPass(device, (pass) => encodeApplyDirection(pass, matrix, coefficients, buffer, directions));
  const moved = new Float32Array(await readBytes(device, buffer, 4 * (n + 4)));
  applyDirection(params, direction, 1.5, c);
  for (let i = 0; i < n; i++) expect(Math.abs(moved[i] - params[i])).toBeLessThan(1e-6);
  expect(moved.subarray(n)).toEqual(behind);
  for (const each of [coefficients, buffer, directions]) each.destroy();
  matrix.destroy();
});
