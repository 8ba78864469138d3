/** The transformer's kernels against their twins in lib/numerics/transformer. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { attention, attentionGradient } from "@/lib/numerics/transformer/attention";
import { columnSums } from "@/lib/numerics/transformer/columnSums";
import { fillUniform } from "@/lib/numerics/transformer/fillUniform";
import { gelu, geluGradient } from "@/lib/numerics/transformer/gelu";
import { layerNorm, layerNormGradient } from "@/lib/numerics/transformer/layerNorm";
import { matmul } from "@/lib/numerics/transformer/matmul";
import { tokenEmbedding, tokenEmbeddingGradient } from "@/lib/numerics/transformer/tokenEmbedding";
import { tokenLoss } from "@/lib/numerics/transformer/tokenLoss";
import { readBytes, storageBufferOf, uniformBuffer, writeBytes } from "../buffers";
import type { OpenDevice } from "../device";
import { openTestDevice, runPass } from "../testDevice";
import { attentionGradientOf, attentionOf } from "./attention";
import { fillUniformNow } from "./fillUniform";
import { geluGradientOf, geluOf, layerNormGradientOf, layerNormOf } from "./layerNorm";
import { columnSumsOf, matmulOf } from "./matmul";
import { type Prepared, record, Sizes } from "./prepared";
import { TILES } from "./tiles";
import { tokenEmbeddingGradientOf, tokenEmbeddingOf, tokenLossOf, tokenLossSumOf } from "./tokens";

let opened: OpenDevice;
let sizes: Sizes;
const made: GPUBuffer[] = [];
beforeAll(async () => {
  opened = await openTestDevice();
  sizes = new Sizes(opened.device);
});
afterAll(() => {
  for (const buffer of made) buffer.destroy();
  sizes.destroy();
  opened.close();
});

const random = makeRandom(5);
const normal = (length: number) => Float32Array.from({ length }, () => random.normal());
const bytes = (length: number) => Uint32Array.from({ length }, () => random.integer(256));

/** Makes a buffer of values. */
function buffer(values: Float32Array | Uint32Array): GPUBuffer {
  made.push(storageBufferOf(opened.device, "test", values));
  return made[made.length - 1];
}

function run(...prepared: readonly Prepared[]): void {
  runPass(opened.device, (pass) => {
    for (const each of prepared) record(pass, each);
  });
}

/** Expects a buffer to hold `wanted` to `share` of its largest value. */
async function expectClose(got: GPUBuffer, wanted: Float32Array, share = 2e-6): Promise<void> {
  const values = new Float32Array(await readBytes(opened.device, got, 4 * wanted.length));
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i])), 0);
  expect(values.every(Number.isFinite)).toBe(true);
  expect(worst).toBeLessThanOrEqual(share * largest);
}

describe("matmul", () => {
  // The sizes are no multiples of any tile.
  const [rows, inner, columns] = [132, 36, 76];
  // Each form and each tile once: software drivers take seconds to compile a kernel.
  it.each([
    [TILES[0], { transposeA: true, accumulate: true }],
    [TILES[1], { transposeB: true }],
    [TILES[2], {}],
  ] as const)("in tiles of %o, as %o", async (tile, form) => {
    const [a, b, out] = [normal(rows * inner), normal(inner * columns), normal(rows * columns)];
    const buffers = { a: buffer(a), b: buffer(b), out: buffer(out) };
    run(matmulOf(sizes, { rows, inner, columns, ...buffers, ...form, tile }));
    matmul({ rows, inner, columns }, a, b, out, form);
    await expectClose(buffers.out, out);
  });

  it("adds bias and residual", async () => {
    const [a, b, out] = [normal(rows * inner), normal(inner * columns), normal(rows * columns)];
    const [bias, residual] = [normal(columns), normal(rows * columns)];
    const buffers = { a: buffer(a), b: buffer(b), out: buffer(out) };
    const added = { bias: buffer(bias), residual: buffer(residual) };
    run(matmulOf(sizes, { rows, inner, columns, ...buffers, ...added }));
    matmul({ rows, inner, columns }, a, b, out, { bias, residual });
    await expectClose(buffers.out, out);
  });

  it("refuses columns that are no multiple of 4", () => {
    const [a, b, out] = [buffer(normal(4)), buffer(normal(4)), buffer(normal(4))];
    expect(() => matmulOf(sizes, { rows: 1, inner: 4, columns: 3, a, b, out })).toThrow(
      "columns is 3, but must be a multiple of 4",
    );
  });
});

it.each([true, false])("column sums, added: %s", async (accumulate) => {
  const [rows, columns] = [130, 36];
  const [values, sums] = [normal(rows * columns), normal(columns)];
  const into = buffer(sums);
  run(columnSumsOf(sizes, { rows, columns, values: buffer(values), sums: into, accumulate }));
  if (!accumulate) sums.fill(0);
  columnSums(values, sums);
  await expectClose(into, sums);
});

it("gelu and its gradient, far from 0 too", async () => {
  const x = normal(1036).map((value, i) => (i % 10 === 0 ? 60 * value : value));
  const [result, gradient] = [new Float32Array(x.length), normal(x.length)];
  const buffers = { x: buffer(x), result: buffer(result), gradient: buffer(gradient) };
  const { device } = opened;
  run(geluOf(device, x.length, buffers.x, buffers.result));
  run(geluGradientOf(device, x.length, buffers.x, buffers.gradient));
  gelu(x, result);
  geluGradient(x, gradient);
  await expectClose(buffers.result, result);
  await expectClose(buffers.gradient, gradient);
});

it("layer norm and its gradients", async () => {
  const [rows, width] = [70, 268];
  // A mean far from 0 would show a variance from the mean of squares.
  const x = normal(rows * width).map((value) => value + 30);
  const [gain, bias, dy, dx] = [normal(width), normal(width), normal(rows * width), normal(rows * width)];
  const [out, dgain, dbias] = [new Float32Array(rows * width), normal(width), normal(width)];
  const on = { x: buffer(x), gain: buffer(gain), bias: buffer(bias), dy: buffer(dy), dx: buffer(dx) };
  const into = { out: buffer(out), dgain: buffer(dgain), dbias: buffer(dbias) };
  const statistics = buffer(new Float32Array(2 * rows));
  run(layerNormOf(sizes, { rows, width, ...on, ...into }));
  run(
    ...layerNormGradientOf(sizes, {
      rows,
      width,
      ...on,
      ...into,
      statistics,
      addToDx: true,
      accumulate: true,
    }),
  );
  layerNorm(x, gain, bias, out);
  layerNormGradient(x, gain, dy, { x: dx, gain: dgain, bias: dbias });
  // Numbers near 30 have five binary digits less behind the point.
  await expectClose(into.out, out, 1e-5);
  await expectClose(on.dx, dx, 1e-5);
  await expectClose(into.dgain, dgain, 1e-5);
  await expectClose(into.dbias, dbias, 1e-5);
});

it("embedding and its gradients", async () => {
  const [sequences, context, width] = [3, 10, 12];
  const tokens = sequences * context;
  const ids = bytes(tokens).map((id, i) => (i % 3 === 0 ? 7 : id));
  const [table, positions, out] = [
    normal(256 * width),
    normal(context * width),
    new Float32Array(tokens * width),
  ];
  const [gradient, byTable, byPositions] = [
    normal(tokens * width),
    normal(256 * width),
    normal(context * width),
  ];
  const on = { ids: buffer(ids), table: buffer(table), positions: buffer(positions), out: buffer(out) };
  const into = { gradient: buffer(gradient), byTable: buffer(byTable), byPositions: buffer(byPositions) };
  const order = { tokens, width, context };
  run(tokenEmbeddingOf(sizes, order, on));
  run(...tokenEmbeddingGradientOf(sizes, order, 256, { ...on, ...into }, true));
  tokenEmbedding(ids, table, positions, width, out);
  tokenEmbeddingGradient(ids, gradient, width, byTable, byPositions);
  await expectClose(on.out, out);
  await expectClose(into.byTable, byTable);
  await expectClose(into.byPositions, byPositions);
});

it("loss, its gradient in place of the logits, and its sum", async () => {
  const tokens = 70;
  const targets = bytes(tokens);
  // One token is certain of a wrong byte.
  const logits = normal(tokens * 256).map((value, i) => (i === 300 ? 200 : 3 * value));
  const losses = new Float32Array(tokens);
  const { device } = opened;
  const place = uniformBuffer(device, "place", 16);
  made.push(place);
  writeBytes(device, place, Uint32Array.of(2, 0, 0, 0));
  const on = { targets: buffer(targets), logits: buffer(logits), losses: buffer(losses) };
  const list = buffer(Float32Array.of(1, 2, 3, 4));
  const order = { tokens, scale: 1 / 140 };
  run(tokenLossOf(sizes, order, on), tokenLossSumOf(sizes, order, { ...on, place, list }));
  tokenLoss(logits, targets, order.scale, losses);
  await expectClose(on.losses, losses);
  await expectClose(on.logits, logits);
  const sum = losses.reduce((total, loss) => total + loss, 0);
  await expectClose(list, Float32Array.of(1, 2, 3 + sum / 140, 4));
});

// More queries than a workgroup has threads; and three heads. Software drivers take a minute to compile the
// kernels of depth 64.
it.each([
  { sequences: 1, context: 70, heads: 2, depth: 16 },
  { sequences: 2, context: 21, heads: 3, depth: 8 },
])("attention and its gradients, %o", async (size) => {
  const { sequences, context, heads, depth } = size;
  const width = heads * depth;
  const tokens = sequences * context;
  const [qkv, dout] = [normal(tokens * 3 * width), normal(tokens * width)];
  const [out, logSums] = [new Float32Array(tokens * width), new Float32Array(tokens * heads)];
  const dqkv = normal(qkv.length);
  const on = { qkv: buffer(qkv), out: buffer(out), logSums: buffer(logSums) };
  const into = { dout: buffer(dout), dqkv: buffer(dqkv), means: buffer(new Float32Array(tokens * heads)) };
  run(attentionOf(sizes, size, on), ...attentionGradientOf(sizes, size, { ...on, ...into }));
  attention(size, qkv, out, logSums);
  attentionGradient(size, { qkv, out, logSums }, dout, dqkv);
  await expectClose(on.out, out);
  await expectClose(on.logSums, logSums);
  await expectClose(into.dqkv, dqkv);
});

it("random numbers, to the last bit", async () => {
  const values = new Float32Array(1036);
  const into = buffer(values);
  fillUniformNow(opened.device, into, { n: values.length, amplitude: 0.1, seed: 4_000_000_000, stream: 3 });
  fillUniform(values, 0.1, 4_000_000_000, 3);
  expect(new Float32Array(await readBytes(opened.device, into, 4 * values.length))).toEqual(values);
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const square = values.reduce((sum, value) => sum + value ** 2 / values.length, 0);
  expect(Math.abs(mean)).toBeLessThan(0.01);
  expect(Math.abs(Math.sqrt(3 * square) - 0.1)).toBeLessThan(0.01);
});
