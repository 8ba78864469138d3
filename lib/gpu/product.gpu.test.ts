import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { readBytes, storageBuffer, storageBufferOf } from "./buffers";
import type { OpenDevice } from "./device";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import bits from "./kernels/parts/bits.wgsl";
import product from "./kernels/parts/product.wgsl";
import { openTestDevice, runPass } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

/** What the kernel makes of pairs of bit patterns; a multiple of 256 of them. */
async function compute(expression: string, a: Uint32Array, b: Uint32Array): Promise<Uint32Array> {
  const { device } = opened;
  const main = `
@group(0) @binding(0) var<storage, read> a: array<u32>;
@group(0) @binding(1) var<storage, read> b: array<u32>;
@group(0) @binding(2) var<storage, read_write> result: array<u32>;
@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u) {
  result[id.x] = ${expression};
}`;
  const kernel = kernelFor(device, {
    key: expression,
    source: () => bits + product + main,
    groups: [["read", "read", "write"]],
  });
  const buffers = [
    storageBufferOf(device, "a", a),
    storageBufferOf(device, "b", b),
    storageBuffer(device, "result", a.byteLength),
  ];
  runPass(device, (pass) =>
    dispatch(pass, kernel, [bind(device, kernel, 0, buffers)], gridFor(a.length / 256)),
  );
  const result = new Uint32Array(await readBytes(device, buffers[2]));
  for (const buffer of buffers) buffer.destroy();
  return result;
}

const COUNT = 2 ** 18;
const floatsOf = (patterns: Uint32Array) => new Float32Array(patterns.buffer);

/** Bit patterns of finite numbers, a third of them subnormal or next to it. */
function finitePatterns(seed: number): Uint32Array {
  const random = makeRandom(seed);
  const sign = () => (random.integer(2) << 31) >>> 0;
  const kinds = [
    () => random.integer(255 << 23),
    () => random.integer(1 << 23),
    () => random.integer(4) << 22,
    () => (random.integer(255) << 23) + random.integer(3),
    () => (random.integer(40) << 23) + random.integer(1 << 23),
  ];
  return Uint32Array.from({ length: COUNT }, () => (sign() | kinds[random.integer(kinds.length)]()) >>> 0);
}

it("products are those of a CPU, subnormal operands and results included", async () => {
  const [a, b] = [finitePatterns(1), finitePatterns(2)];
  // Where random exponents meet, results are seldom near the subnormal numbers: here they are.
  for (let i = 0; i < COUNT; i += 2) {
    const exponent = Math.max(0, Math.min(254, 127 - ((a[i] >>> 23) & 0xff) + (i % 60) - 30));
    b[i] = ((b[i] & 0x807fffff) | (exponent << 23)) >>> 0;
  }
  const got = await compute("product_bits(a[id.x], b[id.x])", a, b);
  const [x, y] = [floatsOf(a), floatsOf(b)];
  const subnormal = x.filter((each, i) => Math.abs(each * y[i]) < 2 ** -126).length;
  expect(subnormal).toBeGreaterThan(COUNT / 20);
  const wrong = [...got.keys()].filter((i) => !Object.is(floatsOf(got)[i], Math.fround(x[i] * y[i])));
  expect(wrong.map((i) => `${x[i]} * ${y[i]} = ${floatsOf(got)[i]}`).slice(0, 5)).toEqual([]);
});
