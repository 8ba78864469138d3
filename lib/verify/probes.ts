/** Kernels that show how a GPU rounds: subnormal numbers, fused multiply-add, division and square root. */
import { readBytes, storageBuffer, storageBufferOf } from "@/lib/gpu/buffers";
import { bind, dispatch, gridFor, kernelFor } from "@/lib/gpu/kernel";
import { makeRandom } from "@/lib/numerics/random";
import { ulpsBetween } from "./maps";

/** What the arithmetic of a device does, as measured. */
export interface Probes {
  /** Whether a subnormal number that a kernel reads keeps its value, or counts as 0. */
  readonly subnormalInputs: "kept" | "zero" | "other";
  /** Whether a product of normal numbers that is subnormal keeps its value, or becomes 0. */
  readonly subnormalResults: "kept" | "zero" | "other";
  /** Whether `a * b + c` is rounded once (fused) or after each operation (separate). */
  readonly multiplyAdd: "fused" | "separate" | "other";
  /** The same for the function `fma(a, b, c)`. */
  readonly fmaFunction: "fused" | "separate" | "other";
  /** Largest distance of a quotient from the correctly rounded one, units in the last place. */
  readonly divisionUlps: number;
  /** The same for a square root. */
  readonly squareRootUlps: number;
}

/** Samples of division and square root. */
const SAMPLES = 4096;
const WORKGROUP = 64;

/** A subnormal number. */
const SUBNORMAL = 2 ** -130;
/** Makes the subnormal number normal, so that a result that is set to 0 is not taken for an input that is. */
const LIFT = 2 ** 40;
/**
 * (1 + 2^-12)^2 - (1 + 2^-11) is 2^-24 if it is rounded once. The product alone rounds to 1 + 2^-11, which leaves 0.
 */
const FACTOR = 1 + 2 ** -12;
const SUBTRAHEND = -(1 + 2 ** -11);
const FUSED = 2 ** -24;

// Operands come from a buffer: a compiler may compute constants itself, with other rounding.
const source = `\
@group(0) @binding(0) var<storage, read> operands: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> results: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> roots: array<f32>;
@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let x = operands[id.x];
  results[id.x] = vec4f(x.x * x.y, x.x * x.y + x.z, fma(x.x, x.y, x.z), x.x / x.y);
  roots[id.x] = sqrt(x.x);
}`;

/** Returns the operands of each sample, [SAMPLES, 4]: a, b, c and a zero; the first three samples are special. */
function makeOperands(): Float32Array {
  const random = makeRandom(7);
  const normal = () => (1 + random.uniform()) * 2 ** (random.integer(40) - 20);
  const operands = Float32Array.from({ length: 4 * SAMPLES }, (_, i) => (i % 4 < 2 ? normal() : 0));
  operands.set([SUBNORMAL, LIFT, 0, 0, 2 ** -100, 2 ** -30, 0, 0, FACTOR, FACTOR, SUBTRAHEND, 0]);
  return operands;
}

/** Returns the name of the only outcome that equals the result. */
function outcome<N extends string>(result: number, outcomes: Readonly<Record<N, number>>): N | "other" {
  const names = Object.keys(outcomes) as N[];
  return names.find((name) => outcomes[name] === result) ?? "other";
}

/**
 * Reads the results of the probe kernel.
 *
 * @param operands [samples, 4]: a, b, c and a zero
 * @param results [samples, 4]: a * b, a * b + c, fma(a, b, c), a / b
 * @param roots [samples]: the square root of a
 */
export function readProbes(operands: Float32Array, results: Float32Array, roots: Float32Array): Probes {
  let divisionUlps = 0;
  let squareRootUlps = 0;
  for (let i = 3; i < roots.length; i++) {
    const [a, b] = [operands[4 * i], operands[4 * i + 1]];
    divisionUlps = Math.max(divisionUlps, ulpsBetween(results[4 * i + 3], Math.fround(a / b)));
    squareRootUlps = Math.max(squareRootUlps, ulpsBetween(roots[i], Math.fround(Math.sqrt(a))));
  }
  return {
    subnormalInputs: outcome(results[0], { kept: SUBNORMAL * LIFT, zero: 0 }),
    subnormalResults: outcome(results[4], { kept: SUBNORMAL, zero: 0 }),
    multiplyAdd: outcome(results[9], { fused: FUSED, separate: 0 }),
    fmaFunction: outcome(results[10], { fused: FUSED, separate: 0 }),
    divisionUlps,
    squareRootUlps,
  };
}

/** Runs the probe kernel on a device. */
export async function probe(device: GPUDevice): Promise<Probes> {
  const operands = makeOperands();
  const kernel = kernelFor(device, {
    key: "probes of rounding",
    source: () => source,
    groups: [["read", "write", "write"]],
  });
  const buffers = [
    storageBufferOf(device, "operands of the probes", operands),
    storageBuffer(device, "results of the probes", operands.byteLength),
    storageBuffer(device, "square roots of the probes", 4 * SAMPLES),
  ];
  try {
    const encoder = device.createCommandEncoder({ label: "probes" });
    const pass = encoder.beginComputePass({ label: "probes" });
    dispatch(pass, kernel, [bind(device, kernel, 0, buffers)], gridFor(SAMPLES / WORKGROUP));
    pass.end();
    device.queue.submit([encoder.finish()]);
    const [, results, roots] = buffers;
    const [quotients, squares] = await Promise.all([readBytes(device, results), readBytes(device, roots)]);
    return readProbes(operands, new Float32Array(quotients), new Float32Array(squares));
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}
