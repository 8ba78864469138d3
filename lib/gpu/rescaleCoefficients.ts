/**
 * Rescales a step's coefficients by sums over the whole tensor. Twin: lib/numerics/rescaleCoefficients.ts.
 */
import { storageBuffer } from "./buffers";
import { type Access, bind, dispatch, kernelFor } from "./kernel";
import {
  rescaleCoefficientsMixedSumsSource,
  rescaleCoefficientsSource,
  rescaleCoefficientsSumsSource,
} from "./rescaleCoefficientsSources";
import type { State } from "./state";

/**
 * Workgroups for one tensor at most, and groups of four values that call for one workgroup. Enough workgroups
 * to fill a large GPU, and few enough that the last ones do not run alone: on an H100, LAMB in 8 bits reached
 * 91 % of the copy's bandwidth with 256 workgroups, 96 % with 512 and 85 % with 1024.
 */
const MAX_WORKGROUPS = 512;
const QUADS_PER_WORKGROUP = 512;

/** Room for coefficients: more than any rule has. */
const COEFFICIENT_BYTES = 256;

interface Scratch {
  readonly partials: GPUBuffer;
  readonly rescaled: GPUBuffer;
}

const scratches = new WeakMap<GPUDevice, Scratch>();

/**
 * Returns the buffers that all tensors of a device share: dispatches run in the order in which they are
 * recorded.
 */
function scratchOf(device: GPUDevice): Scratch {
  const scratch = scratches.get(device) ?? {
    partials: storageBuffer(device, "whole tensor: partial sums", MAX_WORKGROUPS * 16),
    rescaled: device.createBuffer({
      label: "whole tensor: rescaled coefficients",
      size: COEFFICIENT_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
    }),
  };
  scratches.set(device, scratch);
  return scratch;
}

/** Returns the buffer that holds the coefficients which `encodeRescaleCoefficients` wrote last. */
export const rescaledCoefficients = (device: GPUDevice): GPUBuffer => scratchOf(device).rescaled;

/**
 * Returns the buffers of a state and their access, in the order of the first group of the kernel of the sums.
 */
function stateBindings(state: State, coefficients: GPUBuffer): readonly (readonly [GPUBuffer, Access])[] {
  if (state.bits === "mixed") {
    return [
      [state.tensor, "uniform"],
      [state.tables, "read"],
      [state.codes, "write"],
      [state.absmax, "write"],
      [coefficients, "uniform"],
      [state.floats, "write"],
    ];
  }
  return state.bits === 32
    ? [
        [state.tensor, "uniform"],
        [coefficients, "uniform"],
        ...state.states.map((buffer) => [buffer, "write"] as const),
      ]
    : [
        [state.tensor, "uniform"],
        [state.tables, "read"],
        [state.codes, "write"],
        [state.absmax, "read"],
        [coefficients, "uniform"],
      ];
}

/**
 * Records two dispatches: the sums over a tensor, and the rescaling of its coefficients by them. The step
 * that follows in the same pass binds `rescaledCoefficients` instead of `coefficients`, which are not
 * changed.
 *
 * @param state of a rule with a `tensorWide`
 * @param coefficients of the rule, packed
 * @param params n float32 values; only read
 * @param grads their gradients; only read
 */
export function encodeRescaleCoefficients(
  pass: GPUComputePassEncoder,
  state: State,
  coefficients: GPUBuffer,
  params: GPUBuffer,
  grads: GPUBuffer,
): void {
  const { device, rule, shape } = state;
  const { partials, rescaled } = scratchOf(device);
  const byQuads = shape.n % 4 === 0;
  const bindings = stateBindings(state, coefficients);
  const width = state.bits === "mixed" ? state.stateBits : state.bits;
  const summing = kernelFor(device, {
    key: `sums of ${rule.name}, ${width} bits${byQuads ? "" : ", n not a multiple of 4"}`,
    source: () =>
      state.bits === "mixed"
        ? rescaleCoefficientsMixedSumsSource(rule, state.stateBits, byQuads)
        : rescaleCoefficientsSumsSource(rule, state.bits, byQuads),
    groups: [bindings.map(([, access]) => access), ["write", "read"], ["write"]],
  });
  const groups = [bindings.map(([buffer]) => buffer), [params, grads], [partials]];
  const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(shape.quads / QUADS_PER_WORKGROUP));
  dispatch(
    pass,
    summing,
    groups.map((buffers, i) => bind(device, summing, i, buffers)),
    [workgroups, 1],
  );

  const rescaling = kernelFor(device, {
    key: `rescale coefficients of ${rule.name}`,
    source: () => rescaleCoefficientsSource(rule, QUADS_PER_WORKGROUP),
    groups: [["uniform", "uniform", "read", "write"]],
  });
  const buffers = [state.tensor, coefficients, partials, rescaled];
  dispatch(pass, rescaling, [bind(device, rescaling, 0, buffers)], [1, 1]);
}
