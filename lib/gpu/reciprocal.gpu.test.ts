import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { readBytes, storageBuffer, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
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
    source: () => worse + main,
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

it.each([-3, 0, 3])(
  "1 / absmax is correctly rounded, also where division is off by %i units",
  async (units) => {
    const random = makeRandom(9);
    const powers = Array.from({ length: 252 }, (_, i) => 2 ** (i - 126));
    const nearPowers = powers.flatMap((power) => [power * (1 + 2 ** -23), power * (1 - 2 ** -24)]);
    const x = new Float32Array(2 ** 16).map(() => (1 + random.uniform()) * 2 ** (random.integer(250) - 125));
    // The reciprocal of the smallest power is 2^126; below it the reciprocal of the neighbour would be
    // subnormal.
    x.set(powers);
    x.set(nearPowers.slice(2), powers.length);
    const got = await reciprocals(x, units);
    const wrong = [...x.keys()].filter((i) => got[i] !== Math.fround(1 / x[i]));
    expect(wrong.map((i) => `1 / ${x[i]} = ${got[i]}`).slice(0, 5)).toEqual([]);
  },
);

it("there is no reciprocal of 0, of infinity, of subnormal numbers and of 2^126 and more", async () => {
  const x = new Float32Array(256);
  x.set([0, Number.POSITIVE_INFINITY, 2 ** -127, 2 ** 126]);
  expect([...(await reciprocals(x, 0)).subarray(0, 4)]).toEqual([0, 0, 0, 0]);
});
