/** What a strict program does with the types of the package; each expected error is one that they have to report. */
import type * as tf from "@tensorflow/tfjs-core";
import {
  adam4bit,
  adam8bit,
  type BlockwiseOptimizer,
  OptimizerError,
  type OptimizerReport,
  optimizer8bit,
  optimizerFor,
  type StateValues,
  stableEmbedding,
} from "blockwise-optimizers";
import { adam8bit as alone } from "blockwise-optimizers/adam8bit";
import {
  CheckpointError,
  type LoadedWeights,
  readBitsandbytes,
  writeBitsandbytes,
} from "blockwise-optimizers/bitsandbytes";
import {
  makeMap,
  makeState8,
  type Quantized,
  quantize,
  ruleNamed,
  step8,
} from "blockwise-optimizers/numerics";
import { recordStep } from "blockwise-optimizers/replay";
import { type WebGpuOptimizer, webgpuOptimizer } from "blockwise-optimizers/webgpu";

const optimizer: BlockwiseOptimizer = adam8bit({ learningRate: 1e-3, blockSize: 256 });
export const small8: tf.Optimizer = alone({ learningRate: 1e-3, keep32: ["embedding"] });
export const plain: tf.Optimizer = optimizer8bit("lion", { learningRate: 1e-4 }, { min8bitSize: 0 });
export const small: tf.Optimizer[] = [
  adam4bit({ keep32: ["embedding"] }),
  optimizerFor({ rule: "lion", bits: 4 }),
];
const tokens = stableEmbedding({ vocabulary: 100, width: 16 });
export const vectors = (ids: tf.Tensor): tf.Tensor => tokens.apply(ids);
export const stable: tf.Optimizer = adam8bit({ keep32: tokens.keep32 });
export const bytes: number = optimizer.ledger().reduce((sum, entry) => sum + entry.bytes, 0);
export const leaps = async (): Promise<string | undefined> =>
  ((await optimizer.report()) satisfies OptimizerReport).warning;
export const read = (variable: tf.Variable): Promise<StateValues> => optimizer.readState(variable);
optimizer.learningRate = 1e-4;
export const grouped = (layer: { name: string }, variable: tf.Variable): BlockwiseOptimizer[] => [
  adam8bit({
    learningRate: (step) => 1 / step,
    clipNorm: 1,
    groups: [
      { match: [/bias/, layer], weightDecay: 0 },
      { match: variable, bits: 32 },
    ],
  }),
  optimizer8bit("lion", { beta1: 0.9 }, { groups: [{ match: "head", learningRate: 1e-4, bits: { m: 8 } }] }),
  optimizerFor({ rule: "lion", bits: 8, groups: [{ match: "head", learningRate: 1e-4 }] }),
];
// @ts-expect-error: lion has no epsilon
optimizer8bit("lion", {}, { groups: [{ match: "head", epsilon: 1e-8 }] });
// @ts-expect-error: a group says which variables it means
adam8bit({ groups: [{ weightDecay: 0 }] });
export const isOurs = (error: unknown) => error instanceof OptimizerError && error.argument;
export const loop = recordStep(([x]) => optimizer.minimize(() => x as tf.Scalar, true), {
  optimizers: [adam8bit()],
  nextBatch: () => [],
});
export const losses: Promise<Float32Array> = loop.run(10);
export const exchange = async (variables: tf.Variable[]): Promise<LoadedWeights> =>
  readBitsandbytes(
    optimizer,
    (await writeBitsandbytes(optimizer, await optimizer.getWeights(), variables)).file,
  );
export const isRefused = (error: unknown) => error instanceof CheckpointError && error.message;
// @ts-expect-error: the file is an array of bytes
readBitsandbytes(optimizer, "state.safetensors");
// @ts-expect-error: the learning rate is a number
adam8bit({ learningRate: "fast" });
// @ts-expect-error: there is no such rule
optimizer8bit("adamm");
export const ofTrain: tf.Optimizer[] = [
  optimizer8bit("sgd"),
  optimizer8bit("tf-rmsprop", { decay: 0.9, momentum: 0.5 }),
];
// @ts-expect-error: lion has no epsilon
optimizer8bit("lion", { epsilon: 1e-8 });
// @ts-expect-error: there is no such map
adam8bit({ map: "cubic" });
// @ts-expect-error: the entry with Adam alone has no maps of one's own
alone({ mapValues: [-1, 0, 1] });
// @ts-expect-error: the entry with Adam alone has no groups
alone({ groups: [{ match: "head", weightDecay: 0 }] });
// @ts-expect-error: the entry with Adam alone clips no gradients
alone({ clipNorm: 1 });
// @ts-expect-error: there is no such method
optimizer.noSuchThing();

export const onBuffers = (device: GPUDevice, params: GPUBuffer, grads: GPUBuffer): WebGpuOptimizer =>
  webgpuOptimizer(device, "lion", [{ params, grads }], { hyper: { beta1: 0.9 }, bits: 4 });
export const withNewGradients = (device: GPUDevice, params: GPUBuffer, pass: GPUComputePassEncoder) =>
  webgpuOptimizer(device, "adam", [{ params }]).encodeStep(pass, [params]);
// @ts-expect-error: lion has no epsilon
export const misspelt = (device: GPUDevice) => webgpuOptimizer(device, "lion", [], { hyper: { epsilon: 1 } });

const map = makeMap("dynamic", { bits: 8, signed: true });
export const quantized: Quantized = quantize(new Float32Array(10), map, 256);
const rule = ruleNamed("adam");
const state = makeState8(rule, 4, 256, { signed: map, unsigned: map });
step8(rule, rule.prepare(rule.defaults, 1), new Float32Array(4), new Float32Array(4), state);
// @ts-expect-error: parameters are float32
step8(rule, rule.prepare(rule.defaults, 1), [1, 2], new Float32Array(2), state);
