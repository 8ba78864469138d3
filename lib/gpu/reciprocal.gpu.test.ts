import { afterAll, beforeAll, expect, test } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { readBytes, storageBuffer, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import bits from "./kernels/bits.wgsl";
import reciprocal from "./kernels/reciprocal.wgsl";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const main = `
@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> inverse: array<f32>;
@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u) {
  inverse[id.x] = reciprocal(x[id.x]);
}`;

/** Reciprocals by the kernel, whose division is made wrong by so many units in the last place. */
async function reciprocals(x: Float32Array, units: number): Promise<Float32Array> {
  const { device } = opened;
  const division = "bitcast<u32>(quotient)";
  expect(reciprocal).toContain(division);
  const worse = reciprocal.replace(division, `(${division} + bitcast<u32>(${units}))`);
  const kernel = kernelFor(device, {
    key: `reciprocal, division off by ${units}`,
    source: () => bits + worse + main,
    groups: [["read", "write"]],
  });
  const from = storageBufferOf(device, "x", x);
  const to = storageBuffer(device, "1 / x", x.byteLength);
  runPass(device, (pass) =>
    dispatch(pass, kernel, [bind(device, kernel, 0, [from, to])], gridFor(x.length / 256)),
  );
  const result = new Float32Array(await readBytes(device, to));
  from.destroy();
  to.destroy();
  return result;
}

test.each([-3, 0, 3])(
  "1 / absmax is correctly rounded, also where division is off by %i units",
  async (units) => {
    const random = makeRandom(9);
    const powers = Array.from({ length: 226 }, (_, i) => 2 ** (i - 100));
    const nearPowers = powers.flatMap((power) => [power * (1 + 2 ** -23), power * (1 - 2 ** -24)]);
    const x = new Float32Array(2 ** 16).map(() => (1 + random.uniform()) * 2 ** (random.integer(225) - 99));
    // The number below the smallest power is no longer ordinary.
    x.set(powers);
    x.set(nearPowers.slice(2), powers.length);
    const got = await reciprocals(x, units);
    const wrong = [...x.keys()].filter((i) => got[i] !== Math.fround(1 / x[i]));
    expect(wrong.map((i) => `1 / ${x[i]} = ${got[i]}`).slice(0, 5)).toEqual([]);
  },
);

test("very small and very large absmax have the scale of a block 2^64 times larger or smaller, with a minus", async () => {
  const random = makeRandom(10);
  const x = new Float32Array(2 ** 16);
  for (let i = 0; i < x.length; i++) {
    const exponent = random.integer(2) === 0 ? 126 + random.integer(2) : -100 - random.integer(28);
    x[i] = (1 + random.uniform()) * 2 ** exponent * (exponent < 0 ? 0.5 : 1);
  }
  x.set([2 ** 126, 2 ** 127, 2 ** -126, 2 ** -127, 2 ** -127 + 2 ** -149]);
  const got = await reciprocals(x, 0);
  const wanted = (absmax: number) => -Math.fround(1 / absmax) * (absmax < 1 ? 2 ** -64 : 2 ** 64);
  const wrong = [...x.keys()].filter((i) => x[i] > 2 ** -128 && got[i] !== wanted(x[i]));
  expect(wrong.map((i) => `${x[i]}: ${got[i]} instead of ${wanted(x[i])}`).slice(0, 5)).toEqual([]);
});

test("absmax without a reciprocal have a scale that says so", async () => {
  const x = new Float32Array(256);
  x.set([0, Number.POSITIVE_INFINITY, 2 ** -128, 2 ** -149]);
  expect([...(await reciprocals(x, 0)).subarray(0, 4)]).toEqual([0, -(2 ** -120), -1, -1]);
});
