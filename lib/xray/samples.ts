/**
 * States of a small model that our own code computes, each with one mistake planted: examples for readers who have no
 * file at hand, and fixtures for the tests. Names and layout are those of a state dict of bitsandbytes.
 */
import { type TensorData, tensorData, writeSafetensors } from "@/lib/checkpoints";
import { makeMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState8, type StateMaps, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { SAMPLES, type SampleName } from "./sampleNames";
import { brokenTable } from "./tables";

/** One parameter of the model. */
interface Layer {
  readonly name: string;
  readonly shape: readonly [number, number] | readonly [number];
}

const LAYERS: readonly Layer[] = [
  { name: "embedding.weight", shape: [128, 32] },
  { name: "layers.0.weight", shape: [128, 128] },
  { name: "layers.0.bias", shape: [128] },
  { name: "layers.1.weight", shape: [128, 128] },
  { name: "layers.1.bias", shape: [128] },
  { name: "lm_head.weight", shape: [128, 32] },
];

/** How a sample differs from a sound state. */
export interface Plan {
  readonly steps: number;
  readonly blockSize: number;
  /** Block size of one tensor as a whole, instead of blocks. */
  readonly oneScale: boolean;
  readonly maps: StateMaps;
  /** Tables that the file holds; those of the maps, if left out. */
  readonly tables?: readonly [Float32Array, Float32Array];
  /** Names of parameters that are kept in 32 bits, beside those with fewer than `min8bitSize` elements. */
  readonly keep32: readonly string[];
  readonly min8bitSize: number;
  /** Factor on the gradient of the first element of each block of 256. */
  readonly outlier: number;
  /** Step count that is written; the number of steps, if left out. */
  readonly written?: number;
  /** Whether the moments are zeroed before they are written. */
  readonly emptied: boolean;
}

const dynamicMaps = (): StateMaps => mapsOf("dynamic");
const mapsOf = (name: string): StateMaps => ({
  signed: makeMap(name, { bits: 8, signed: true }),
  unsigned: makeMap(name, { bits: 8, signed: false }),
});

/** Returns the plan of a sound state. */
export const soundPlan = (): Plan => ({
  steps: 20,
  blockSize: 256,
  oneScale: false,
  maps: dynamicMaps(),
  keep32: ["embedding.weight", "lm_head.weight"],
  min8bitSize: 4096,
  outlier: 1,
  emptied: false,
});

/** Size of the gradients of a layer, and of the model's noise in them. */
const GRADIENT = 0.01;
const SEED = 14;

/**
 * Computes a state by steps of Adam and returns it as a safetensors file.
 *
 * @param plan how it differs from a sound state
 */
export function sampleFile(plan: Plan): Uint8Array<ArrayBuffer> {
  const tables = plan.tables ?? [plan.maps.signed.values, plan.maps.unsigned.values];
  const tensors = LAYERS.flatMap((layer, index): TensorData[] => {
    const n = layer.shape.reduce((product, size) => product * size, 1);
    const in32 = n < plan.min8bitSize || plan.keep32.includes(layer.name);
    const blockSize = plan.oneScale ? n : plan.blockSize;
    const states8 = in32 ? [] : makeState8(adam, n, blockSize, plan.maps);
    const states32 = in32 ? makeState32(adam, n) : [];
    const params = new Float32Array(n);
    const grads = new Float32Array(n);
    const random = makeRandom(SEED, index);
    for (let step = 1; step <= plan.steps; step++) {
      for (let i = 0; i < n; i++) grads[i] = GRADIENT * random.normal() * (i % 256 === 0 ? plan.outlier : 1);
      const c = adam.prepare({}, step);
      if (in32) step32(adam, c, params, grads, states32);
      else step8(adam, c, params, grads, states8);
    }
    if (plan.emptied) for (const { absmax } of states8) absmax.fill(0);
    if (plan.emptied) for (const values of states32) values.fill(0);
    const { name, shape } = layer;
    const step = tensorData({
      name: `${name}.step`,
      shape: [],
      values: Float32Array.of(plan.written ?? plan.steps),
    });
    return [
      step,
      ...(in32
        ? states32.map((values, k) => tensorData({ name: `${name}.state${k + 1}`, shape, values }))
        : states8.flatMap((state, k) => codedTensors(name, shape, state, k + 1, tables[k]))),
    ];
  });
  return writeSafetensors(tensors, { format: "pt" });
}

function codedTensors(
  name: string,
  shape: readonly number[],
  { codes, absmax }: Quantized,
  number: number,
  table: Float32Array,
): TensorData[] {
  return [
    tensorData({ name: `${name}.state${number}`, shape, values: codes }),
    tensorData({ name: `${name}.qmap${number}`, shape: [table.length], values: table }),
    tensorData({ name: `${name}.absmax${number}`, shape: [absmax.length], values: absmax }),
  ];
}

/** How each sample differs from the sound state. */
const PLANS: Readonly<Record<SampleName, () => Partial<Plan>>> = {
  sound: () => ({}),
  "map-036"() {
    const { signed, unsigned } = dynamicMaps();
    const table = brokenTable();
    const maps = { signed, unsigned: { ...unsigned, values: table.slice(0, 256) } };
    return { maps, tables: [signed.values, table] as const };
  },
  linear: () => ({ maps: mapsOf("linear"), keep32: [] }),
  "old-blocks": () => ({ blockSize: 2048 }),
  outliers: () => ({ outlier: 10_000 }),
  "step-reset": () => ({ steps: 60, written: 2 }),
  untied: () => ({ keep32: ["embedding.weight"] }),
  "one-scale": () => ({ oneScale: true, outlier: 10_000 }),
};

/** Returns the file of a sample; that of the sound state for a name that is not known. */
export function sampleNamed(name: string): Uint8Array<ArrayBuffer> {
  const sample = SAMPLES.find((each) => each.name === name);
  return sampleFile({ ...soundPlan(), ...(sample && PLANS[sample.name]()) });
}
