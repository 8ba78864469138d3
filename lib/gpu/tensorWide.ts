/** A look at the whole tensor ahead of a step: twin of lib/numerics/tensorWide.ts. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { storageBuffer } from "./buffers";
import { type Access, bind, dispatch, kernelFor } from "./kernel";
import bits from "./kernels/bits.wgsl";
import cellOfCodes from "./kernels/cell-of-codes.wgsl";
import cellOfFloats from "./kernels/cell-of-floats.wgsl";
import cellOfOctets from "./kernels/cell-of-octets.wgsl";
import measure from "./kernels/measure.wgsl";
import octets from "./kernels/octets.wgsl";
import rescale from "./kernels/rescale.wgsl";
import sum from "./kernels/sum.wgsl";
import tables from "./kernels/tables.wgsl";
import tablesOf16 from "./kernels/tables-of-16.wgsl";
import tensor from "./kernels/tensor.wgsl";
import byFour from "./kernels/tensors-by-four.wgsl";
import byOne from "./kernels/tensors-by-one.wgsl";
import wideCell from "./kernels/wide-cell.wgsl";
import { tensorWideSource } from "./ruleKernels";
import { join, ruleTypes, stateBuffers } from "./sources";
import type { State } from "./state";

/**
 * Workgroups for one tensor at most, and quads worth a workgroup. Enough to fill a large GPU, and not so many that the
 * last ones run alone: LAMB in 8 bits on an H100 reached 91 % of the copy with 256, 96 with 512, 85 with 1024.
 */
const MOST_WORKGROUPS = 512;
const QUADS_A_GROUP = 512;

/** Room for coefficients: more than any rule has. */
const COEFFICIENT_BYTES = 256;

interface Scratch {
  readonly partials: GPUBuffer;
  readonly rescaled: GPUBuffer;
}

const scratches = new WeakMap<GPUDevice, Scratch>();

/** One for all tensors of a device: what is recorded later in a queue waits for what was recorded before. */
function scratchOf(device: GPUDevice): Scratch {
  const scratch = scratches.get(device) ?? {
    partials: storageBuffer(device, "whole tensor: partial sums", MOST_WORKGROUPS * 16),
    rescaled: device.createBuffer({
      label: "whole tensor: rescaled coefficients",
      size: COEFFICIENT_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.STORAGE,
    }),
  };
  scratches.set(device, scratch);
  return scratch;
}

/** Where a step finds the coefficients that `encodeTensorWide` left. */
export const rescaledCoefficients = (device: GPUDevice): GPUBuffer => scratchOf(device).rescaled;

function measureSource(rule: Rule, stateBits: State["bits"], byQuads: boolean): string {
  const cells: Readonly<Record<State["bits"], () => string>> = {
    4: () => join(tablesOf16, octets, ruleTypes(rule), cellOfOctets),
    8: () => join(tables, ruleTypes(rule), wideCell, cellOfCodes),
    32: () => join(ruleTypes(rule), stateBuffers(rule), cellOfFloats),
  };
  const accessors = byQuads ? byFour : byOne;
  const head = `const STATES = ${rule.states.length}u;`;
  return join(head, tensor, bits, accessors, cells[stateBits](), tensorWideSource(rule), sum, measure);
}

const rescaleSource = (rule: Rule) =>
  join(
    `const STATES = ${rule.states.length}u;\nconst QUADS_A_GROUP = ${QUADS_A_GROUP}u;`,
    tensor,
    bits,
    ruleTypes(rule),
    tensorWideSource(rule),
    sum,
    rescale,
  );

/** The state's buffers and what is done with them, in the order of the measuring kernel's first group. */
function measured(state: State, coefficients: GPUBuffer): readonly (readonly [GPUBuffer, Access])[] {
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
 * Record the measuring of a tensor and the rescaling of its coefficients. The step that follows in the same pass binds
 * `rescaledCoefficients` in place of `coefficients`, which stay as they are.
 *
 * @param state of a rule with a `tensorWide`
 */
export function encodeTensorWide(
  pass: GPUComputePassEncoder,
  state: State,
  coefficients: GPUBuffer,
  params: GPUBuffer,
  grads: GPUBuffer,
): void {
  const { device, rule, shape } = state;
  const { partials, rescaled } = scratchOf(device);
  const byQuads = shape.n % 4 === 0;
  const own = measured(state, coefficients);
  const measuring = kernelFor(device, {
    key: `measure ${rule.name}, ${state.bits} bits${byQuads ? "" : ", n not a multiple of 4"}`,
    source: () => measureSource(rule, state.bits, byQuads),
    groups: [own.map(([, access]) => access), ["write", "read"], ["write"]],
  });
  const ownBuffers = own.map(([buffer]) => buffer);
  const groups = [ownBuffers, [params, grads], [partials]].map((buffers, i) =>
    bind(device, measuring, i, buffers),
  );
  const workgroups = Math.min(MOST_WORKGROUPS, Math.ceil(shape.quads / QUADS_A_GROUP));
  dispatch(pass, measuring, groups, [workgroups, 1]);

  const rescaling = kernelFor(device, {
    key: `rescale ${rule.name}`,
    source: () => rescaleSource(rule),
    groups: [["uniform", "uniform", "read", "write"]],
  });
  const buffers = [state.tensor, coefficients, partials, rescaled];
  dispatch(pass, rescaling, [bind(device, rescaling, 0, buffers)], [1, 1]);
}
