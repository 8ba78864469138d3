/** All buffers of one training of a transformer on bytes, made in the order of its plan. */

import { uniformBuffer, writeBytes } from "@/lib/gpu/buffers";
import type { State } from "@/lib/gpu/state";
import { makeState8 } from "@/lib/gpu/state8";
import { makeState32 } from "@/lib/gpu/state32";
import { coefficientsBuffer } from "@/lib/gpu/step";
import { fillUniformNow } from "@/lib/gpu/transformer/fillUniform";
import { Sizes } from "@/lib/gpu/transformer/prepared";
import type { StateMaps } from "@/lib/numerics/step8";
import {
  byteWeightShapes,
  elementsOf,
  initialAmplitude,
  isGain,
  type WeightShape,
} from "@/lib/numerics/transformer/byteShapes";
import { Allocator } from "./allocator";
import {
  keepsGradient,
  type layerActivations,
  planMemory,
  RELEASED,
  storageFor,
  type TrainingShape,
} from "./plan";

/** A weight tensor on the GPU. */
export interface PlannedTensor extends WeightShape {
  readonly n: number;
  readonly params: GPUBuffer;
  /** Its gradient, or with gradient release the buffer that serves all matrices in turn. */
  readonly grads: GPUBuffer;
  /** Whether `grads` is its own. */
  readonly held: boolean;
  readonly state: State;
}

/** The values of one layer that its gradient needs, [tokens, ...]. */
export type LayerBuffers = Readonly<Record<keyof ReturnType<typeof layerActivations>, GPUBuffer>>;

/** The buffers of a training. */
export interface TrainingBuffers {
  readonly allocator: Allocator;
  readonly tensors: readonly PlannedTensor[];
  /** The residual stream before each layer and after the last. */
  readonly streams: readonly GPUBuffer[];
  /** One set for each layer, or with checkpointing the same for all. */
  readonly layers: readonly LayerBuffers[];
  readonly dx: GPUBuffer;
  readonly normed: GPUBuffer;
  readonly dnormed: GPUBuffer;
  readonly wide: GPUBuffer;
  readonly means: GPUBuffer;
  readonly statistics: GPUBuffer;
  readonly losses: GPUBuffer;
  readonly lossList: GPUBuffer;
  readonly ids: GPUBuffer;
  readonly targets: GPUBuffer;
  readonly place: GPUBuffer;
  readonly coefficients: GPUBuffer;
  readonly sizes: Sizes;
  /** Frees everything. */
  destroy(): void;
}

/**
 * Makes all buffers of a training, with initial weights.
 *
 * @param maps of 8-bit state
 * @param seed of the initial weights
 * @param budgetBytes largest sum of all buffers; left out, as much as the device gives
 * @throws MemoryRefusedError at the tensor where the memory ends; what was made before is freed
 */
export async function makeTrainingBuffers(
  device: GPUDevice,
  shape: TrainingShape,
  maps: StateMaps,
  seed: number,
  budgetBytes?: number,
): Promise<TrainingBuffers> {
  const allocator = new Allocator(device, planMemory(shape), budgetBytes);
  try {
    return await makeAll(allocator, shape, maps, seed);
  } catch (error) {
    allocator.destroy();
    throw error;
  }
}

async function makeAll(
  allocator: Allocator,
  shape: TrainingShape,
  maps: StateMaps,
  seed: number,
): Promise<TrainingBuffers> {
  const { device } = allocator;
  const { spec, rule, checkpoint } = shape;
  const weights = byteWeightShapes(spec);
  const params: GPUBuffer[] = [];
  for (const weight of weights) {
    const buffer = await allocator.buffer("weights", weight.name);
    const n = elementsOf(weight);
    const amplitude = initialAmplitude(weight, spec);
    if (amplitude > 0) fillUniformNow(device, buffer, { n, amplitude, seed, stream: params.length });
    else if (isGain(weight)) writeBytes(device, buffer, new Float32Array(n).fill(1));
    params.push(buffer);
  }
  const own = new Map<WeightShape, GPUBuffer>();
  for (const weight of weights)
    if (keepsGradient(shape, weight)) own.set(weight, await allocator.buffer("gradients", weight.name));
  const released = own.size < weights.length ? await allocator.buffer("gradients", RELEASED) : undefined;

  const work = (name: string) => allocator.buffer("workspace", name);
  const workspace = {
    dx: await work("gradient of the residual stream"),
    normed: await work("result of a layer norm"),
    dnormed: await work("gradient by a part's input"),
    wide: await work("widest values of a layer"),
    means: await work("means of attention"),
    statistics: await work("statistics of rows"),
    losses: await work("losses of tokens"),
    lossList: await work("losses of steps"),
    ids: await work("bytes read"),
    targets: await work("bytes to predict"),
    place: await allocator.take("workspace", "place of the loss", (bytes) =>
      uniformBuffer(device, "place of the loss", bytes),
    ),
    coefficients: await allocator.take("workspace", "coefficients", () => coefficientsBuffer(device, rule)),
    sizes: await allocator.take("workspace", "sizes", () => new Sizes(device)),
  };

  const activation = (name: string) => allocator.buffer("activations", name);
  const streams: GPUBuffer[] = [];
  for (let layer = 1; layer <= spec.layers; layer++) streams.push(await activation(`layer${layer}/before`));
  streams.push(await activation("output/before"));
  const set = async (name: string): Promise<LayerBuffers> => ({
    qkv: await activation(`${name}/qkv`),
    mixed: await activation(`${name}/mixed`),
    logSums: await activation(`${name}/logSums`),
    between: await activation(`${name}/between`),
    up: await activation(`${name}/up`),
  });
  const shared = checkpoint ? await set("a layer") : undefined;
  const layers: LayerBuffers[] = [];
  for (let layer = 1; layer <= spec.layers; layer++) layers.push(shared ?? (await set(`layer${layer}`)));

  const tensors: PlannedTensor[] = [];
  for (const [i, weight] of weights.entries()) {
    const n = elementsOf(weight);
    const storage = storageFor(shape, n);
    const state = await allocator.take(
      "state",
      weight.name,
      (): State =>
        storage.bits === 32
          ? makeState32(device, rule, n)
          : makeState8(device, rule, n, storage.blockSize, maps),
    );
    const grads = own.get(weight) ?? released!;
    tensors.push({ ...weight, n, params: params[i], grads, held: own.has(weight), state });
  }
  return { allocator, tensors, streams, layers, ...workspace, destroy: () => allocator.destroy() };
}
