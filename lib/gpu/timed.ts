/**
 * Kernels to be timed: with buffers that are filled as in training, and the bytes that each kernel must move.
 */
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import type { Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { COPY_BYTES, type StepStorage, stepBytes } from "@/lib/numerics/traffic";
import { storageBuffer, storageBufferOf } from "./buffers";
import { KernelArgumentError } from "./errors";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import copyKernel from "./kernels/copy.wgsl";
import { encodeDequantize, encodeQuantize, makeQuantizer } from "./quantize";
import type { State } from "./state";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { encodeStep } from "./step";
import type { Recorder } from "./timing";

/** A kernel to time at one size. */
export interface Subject {
  readonly kernel: string;
  readonly rule?: string;
  readonly bits?: StepStorage["bits"];
  readonly blockSize?: number;
  /** Bytes that must cross the memory bus at least, for one value (lib/numerics/traffic.ts). */
  readonly bytesPerValue: number;
  /** Makes a new set of buffers, and the function that records one dispatch on them. */
  make(): { record(pass: GPUComputePassEncoder): void; destroy(): void };
}

/**
 * More than the second-level cache of any GPU that we know of, so that no set is still there when its turn
 * comes.
 */
const PAST_CACHE_BYTES = 256 * 2 ** 20;
const MAX_SETS = 12;

const signed = makeMap("dynamic", { bits: 8, signed: true });

/** Contents for buffers: 2^20 random values each, made once and repeated on the GPU. */
export interface Patterns {
  readonly params: GPUBuffer;
  /** Values over several decades, as in training. */
  readonly grads: GPUBuffer;
}

/** Makes the contents that the buffers of all sizes share; the caller destroys the two buffers. */
export function makePatterns(device: GPUDevice): Patterns {
  const random = makeRandom(1);
  const pattern = (label: string, value: () => number) =>
    storageBufferOf(device, `pattern: ${label}`, Float32Array.from({ length: 2 ** 20 }, value));
  return {
    params: pattern("params", () => random.normal() * 0.1),
    grads: pattern("grads", () => random.normal() * 0.01 * Math.exp(random.normal())),
  };
}

/** Returns a buffer of n floats that repeats the pattern. */
export function filledBuffer(device: GPUDevice, label: string, n: number, pattern: GPUBuffer): GPUBuffer {
  const buffer = storageBuffer(device, label, n * 4);
  fill(device, buffer, n, pattern);
  return buffer;
}

function fill(device: GPUDevice, buffer: GPUBuffer, n: number, pattern: GPUBuffer): void {
  const encoder = device.createCommandEncoder();
  for (let at = 0; at < n * 4; at += pattern.size) {
    encoder.copyBufferToBuffer(pattern, 0, buffer, at, Math.min(pattern.size, n * 4 - at));
  }
  device.queue.submit([encoder.finish()]);
}

function makeState(device: GPUDevice, rule: Rule, n: number, storage: StepStorage, map: string): State {
  if (storage.bits === 32) return makeState32(device, rule, n);
  if (storage.bits === 4) return makeState4(device, rule, n, storage.blockSize, stateMaps(map, 4, rule));
  return makeState8(device, rule, n, storage.blockSize, stateMaps(map, 8, rule));
}

/**
 * Returns one step of a rule over n parameters.
 *
 * @param map name of the map of 8-bit and 4-bit state (see stateMaps)
 */
export function stepSubject(
  device: GPUDevice,
  patterns: Patterns,
  rule: Rule,
  n: number,
  storage: StepStorage,
  map = "dynamic",
): Subject {
  return {
    kernel: "step",
    rule: rule.name,
    ...storage,
    bytesPerValue: stepBytes(rule, storage),
    make() {
      const params = filledBuffer(device, "params", n, patterns.params);
      const grads = filledBuffer(device, "grads", n, patterns.grads);
      const state = makeState(device, rule, n, storage, map);
      const coefficients = rule.prepare(rule.defaults, 100);
      return {
        record: (pass) => encodeStep(pass, state, { params, grads, coefficients }),
        destroy() {
          for (const owned of [params, grads, state]) owned.destroy();
        },
      };
    },
  };
}

/** Returns the quantization and the dequantization of n values. */
export function quantizeSubjects(
  device: GPUDevice,
  patterns: Patterns,
  n: number,
  blockSize: number,
): Subject[] {
  const make = (encode: typeof encodeQuantize) => () => {
    const quantizer = makeQuantizer(device, n, signed, blockSize);
    fill(device, quantizer.values, n, patterns.params);
    return {
      record: (pass: GPUComputePassEncoder) => encode(pass, quantizer),
      destroy: () => quantizer.destroy(),
    };
  };
  const bytesPerValue = 5 + 4 / blockSize;
  return [
    { kernel: "quantize", blockSize, bytesPerValue, make: make(encodeQuantize) },
    { kernel: "dequantize", blockSize, bytesPerValue, make: make(encodeDequantize) },
  ];
}

/** Returns a copy of n floats, the ceiling for all other kernels. */
export function copySubject(device: GPUDevice, patterns: Patterns, n: number): Subject {
  return {
    kernel: "copy",
    bytesPerValue: COPY_BYTES,
    make() {
      const from = filledBuffer(device, "from", n, patterns.params);
      const to = storageBuffer(device, "to", n * 4);
      return {
        record: (pass) => encodeCopy(pass, device, from, to),
        destroy() {
          from.destroy();
          to.destroy();
        },
      };
    },
  };
}

/**
 * Makes buffer sets of a subject of n values: enough of them that a set has left the cache when its turn
 * comes again.
 *
 * @returns a recorder that takes the sets in turn
 */
export function makeSets(subject: Subject, n: number): { readonly record: Recorder; destroy(): void } {
  const count = Math.min(MAX_SETS, Math.ceil(PAST_CACHE_BYTES / (n * subject.bytesPerValue)));
  const sets = Array.from({ length: count }, () => subject.make());
  return {
    record: (pass, index) => sets[index % sets.length].record(pass),
    destroy() {
      for (const set of sets) set.destroy();
    },
  };
}

/**
 * Records a copy of `from` to `to` by a kernel, the ceiling that the benchmark compares other kernels with.
 * Twin: lib/numerics/copy.ts.
 *
 * @param from of a multiple of 16 bytes
 * @param to of the same size
 * @throws KernelArgumentError if the sizes differ or are no multiple of 16
 */
export function encodeCopy(
  pass: GPUComputePassEncoder,
  device: GPUDevice,
  from: GPUBuffer,
  to: GPUBuffer,
): void {
  if (from.size !== to.size || from.size % 16 !== 0) {
    throw new KernelArgumentError("the size of to", to.size, `${from.size}, and a multiple of 16 bytes`);
  }
  const kernel = kernelFor(device, { key: "copy", source: () => copyKernel, groups: [["read", "write"]] });
  dispatch(pass, kernel, [bind(device, kernel, 0, [from, to])], gridFor(Math.ceil(to.size / 16 / 256)));
}
