/**
 * `npm run bench -- matmul`: the three products of the linear layers of a transformer on bytes, by our kernel
 * (lib/gpu/transformer/matmul.ts) and by TensorFlow.js, in one process on one device, in float32.
 *
 * Both are timed alike, by the wall clock, over enough products that the launch does not count.
 */
import * as tf from "@tensorflow/tfjs-core";
import { storageBuffer } from "@/lib/gpu/buffers";
import { isSoftware } from "@/lib/gpu/device";
import { median } from "@/lib/gpu/timing";
import { fillUniformNow } from "@/lib/gpu/transformer/fillUniform";
import { matmulOf } from "@/lib/gpu/transformer/matmul";
import { record, Sizes } from "@/lib/gpu/transformer/prepared";
import { TILES, type Tile, tileFor } from "@/lib/gpu/transformer/tiles";
import { openWebGpu } from "@/lib/nn/backend";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { BYTE_VOCABULARY } from "@/lib/numerics/transformer/byteShapes";
import type { ProductSize } from "@/lib/numerics/transformer/matmul";
import { RunFailedError } from "./page";

/** One product, timed. */
export interface ProductTiming extends ProductSize {
  /** Name of the layer's matrix. */
  readonly layer: string;
  readonly product: "forward" | "input gradient" | "weight gradient";
  /** Multiplications and additions, 10^12 a second, of our kernel with each tile. */
  readonly tiles: readonly { readonly tile: string; readonly teraflops: number }[];
  /** The tile that training uses. */
  readonly chosen: string;
  readonly ownTeraflops: number;
  readonly tfjsTeraflops: number;
  /** Our speed over that of TensorFlow.js. */
  readonly ratio: number;
}

/** The length of a batch of products, seconds, and the number of batches, of which the median counts. */
const BATCH_SECONDS = 0.1;
const BATCHES = 5;
const MAX_REPEATS = 200;

/** Returns the seconds of one of many equal pieces of work. */
async function secondsOf(run: (repeats: number) => Promise<void>): Promise<number> {
  const timed = async (repeats: number) => {
    const started = performance.now();
    await run(repeats);
    return (performance.now() - started) / 1000 / repeats;
  };
  // The first run compiles.
  await timed(1);
  const repeats = Math.max(1, Math.min(MAX_REPEATS, Math.round(BATCH_SECONDS / (await timed(3)))));
  const times = [];
  for (let i = 0; i < BATCHES; i++) times.push(await timed(repeats));
  return median(times);
}

const nameOf = ({ rows, columns }: Tile) => `${rows} x ${columns}`;

/** The linear layers of a model: name, inputs, outputs. */
const layersOf = (width: number) =>
  [
    ["queries, keys, values", width, 3 * width],
    ["attention output", width, width],
    ["feed-forward up", width, 4 * width],
    ["feed-forward down", 4 * width, width],
    ["logits", width, BYTE_VOCABULARY],
  ] as const;

/** The sizes and forms of the three products of a layer. */
const productsOf = (rows: number, inputs: number, outputs: number) =>
  [
    { product: "forward", rows, inner: inputs, columns: outputs },
    { product: "input gradient", rows, inner: outputs, columns: inputs, transposeB: true },
    { product: "weight gradient", rows: inputs, inner: rows, columns: outputs, transposeA: true },
  ] as const;

/**
 * Times all products of a model.
 *
 * @param rows tokens of a micro-batch, a multiple of 4
 * @param width of the model, a multiple of 4
 * @param say receives a line for each result
 */
export async function benchMatmul(rows: number, width: number, say: (line: string) => void) {
  const backend = await openWebGpu(navigator.gpu, (message) => say(`The GPU reports: ${message}`));
  const active = activeWebGpu();
  if (!active) throw new RunFailedError("The benchmark of matrix products needs WebGPU.");
  const { device } = active;
  const sizes = new Sizes(device);
  const done = () => device.queue.onSubmittedWorkDone();
  const random = (n: number, stream: number) => {
    const buffer = storageBuffer(device, "factor", 4 * n);
    fillUniformNow(device, buffer, { n, amplitude: 1, seed: 1, stream });
    return buffer;
  };
  const results: ProductTiming[] = [];
  for (const [layer, inputs, outputs] of layersOf(width)) {
    for (const { product, ...form } of productsOf(rows, inputs, outputs)) {
      const size = { rows: form.rows, inner: form.inner, columns: form.columns };
      const flops = 2 * size.rows * size.inner * size.columns;
      const [transposeA, transposeB] = ["transposeA" in form, "transposeB" in form];
      const buffers = {
        a: random(size.rows * size.inner, 0),
        b: random(size.inner * size.columns, 1),
        out: storageBuffer(device, "product", 4 * size.rows * size.columns),
      };
      const tiles = [];
      for (const tile of TILES) {
        const prepared = matmulOf(sizes, { ...size, ...buffers, transposeA, transposeB, tile });
        const seconds = await secondsOf(async (repeats) => {
          const encoder = device.createCommandEncoder();
          const pass = encoder.beginComputePass();
          for (let i = 0; i < repeats; i++) record(pass, prepared);
          pass.end();
          device.queue.submit([encoder.finish()]);
          await done();
        });
        tiles.push({ tile: nameOf(tile), teraflops: flops / seconds / 1e12 });
      }
      for (const buffer of Object.values(buffers)) buffer.destroy();
      const [a, b] = tf.tidy(() => [
        tf.randomUniform(transposeA ? [size.inner, size.rows] : [size.rows, size.inner], -1, 1, "float32", 1),
        tf.randomUniform(
          transposeB ? [size.columns, size.inner] : [size.inner, size.columns],
          -1,
          1,
          "float32",
          2,
        ),
      ]) as [tf.Tensor2D, tf.Tensor2D];
      const seconds = await secondsOf(async (repeats) => {
        for (let i = 0; i < repeats; i++) tf.matMul(a, b, transposeA, transposeB).dispose();
        active.endComputePassEncoder();
        active.submitQueue();
        await done();
      });
      tf.dispose([a, b]);
      const chosen = nameOf(tileFor(size));
      const ownTeraflops = tiles.find(({ tile }) => tile === chosen)!.teraflops;
      const tfjsTeraflops = flops / seconds / 1e12;
      const timing = { layer, product, ...size, tiles, chosen, ownTeraflops, tfjsTeraflops };
      results.push({ ...timing, ratio: ownTeraflops / tfjsTeraflops });
      say(
        `${layer.padEnd(21)} ${product.padEnd(15)} ${`${size.rows} x ${size.inner} x ${size.columns}`.padEnd(18)} ` +
          `${ownTeraflops.toFixed(3)} TFLOP/s, tfjs ${tfjsTeraflops.toFixed(3)}: ` +
          `ratio ${(ownTeraflops / tfjsTeraflops).toFixed(2)} ` +
          `(${tiles.map(({ tile, teraflops }) => `${tile}: ${teraflops.toFixed(3)}`).join(", ")})`,
      );
    }
  }
  sizes.destroy();
  const software = isSoftware(active.device.adapterInfo);
  backend.close();
  return { device: backend.device, software, rows, width, results };
}
