/**
 * The text of the kernels that apply a rule: the steps, and the rescaling of coefficients by sums over the
 * tensor.
 */

import type { Rule } from "@/lib/numerics/rules/rule";
import absmax from "./kernels/parts/absmax.wgsl";
import absmaxSubgroups from "./kernels/parts/absmax-subgroups.wgsl";
import absmaxWithoutNan from "./kernels/parts/absmax-without-nan.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import blocksByEight from "./kernels/parts/blocks-by-eight.wgsl";
import cell4Bit from "./kernels/parts/cell-4-bit.wgsl";
import cell8Bit from "./kernels/parts/cell-8-bit.wgsl";
import cell32Bit from "./kernels/parts/cell-32-bit.wgsl";
import cellMixed from "./kernels/parts/cell-mixed.wgsl";
import codes4Bit from "./kernels/parts/codes-4-bit.wgsl";
import encodeSearch16 from "./kernels/parts/encode-search-16.wgsl";
import paramsF32 from "./kernels/parts/params-f32.wgsl";
import paramsVec4 from "./kernels/parts/params-vec4.wgsl";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
import sortable from "./kernels/parts/sortable.wgsl";
import tables from "./kernels/parts/tables.wgsl";
import tables16 from "./kernels/parts/tables-16.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import workgroupSum from "./kernels/parts/workgroup-sum.wgsl";
import rescaleCoefficientsSums from "./kernels/rescale-coefficients.sums.wgsl";
import rescaleCoefficients from "./kernels/rescale-coefficients.wgsl";
import stepMixed from "./kernels/step-mixed.wgsl";
import step4 from "./kernels/step4.wgsl";
import step8 from "./kernels/step8.wgsl";
import step8Wide from "./kernels/step8.wide.wgsl";
import step8WideAbsmax from "./kernels/step8.wide-absmax.wgsl";
import step32Several from "./kernels/step32.several.wgsl";
import step32 from "./kernels/step32.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { ruleSource, tensorWideSource } from "./ruleKernels";
import { type BlockLayout, join, quantizing, STEP_QUADS, stateConstants, subgroupHead } from "./sourceParts";
import { switchOverTensors } from "./tensorGroups";
import { unroll } from "./unroll";

/**
 * Returns the WGSL types of a rule: what it reads and writes for four parameters, and its coefficients.
 *
 * @param states the number of the rule's states, as WGSL. A rule without state has an unused one, because WGSL has no
 *   empty arrays.
 */
export const ruleTypes = (rule: Rule, states = "STATES"): string => `\
// Four neighbouring parameters: value, gradient, state (${rule.states.map(({ symbol }) => symbol).join(", ")}).
struct Cell {
  p: vec4f,
  g: vec4f,
  s: array<vec4f, ${rule.states.length === 0 ? "1" : states}>,
}
struct Coefficients {
${rule.coefficients.map((name) => `  ${name}: f32,`).join("\n")}
}
`;

/** Declares one buffer for each 32-bit state, after the tensor and the coefficients. */
const stateBuffers = (rule: Rule) => {
  const lines = (line: (k: number) => string) => rule.states.map((_, k) => line(k)).join("\n");
  return `\
${lines((k) => `@group(0) @binding(${2 + k}) var<storage, read_write> state${k}: array<vec4f>;`)}
fn load_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => `  cell.s[${k}] = state${k}[quad];`)}
}
fn store_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => `  state${k}[quad] = cell.s[${k}];`)}
}
`;
};

/** Returns the indices of the states that are stored in a width. @param bits of each state of the rule */
const statesIn = (width: 8 | 32, bits: readonly (8 | 32)[]): readonly number[] =>
  [...bits.keys()].filter((k) => bits[k] === width);

/**
 * Returns the buffers and the types of a state whose moments differ in width, and the functions that know
 * where each moment is.
 *
 * @param bits of each state of the rule
 */
const mixedCell = (rule: Rule, bits: readonly (8 | 32)[]): string => {
  const coded = statesIn(8, bits);
  const floats = statesIn(32, bits);
  const lines = (of: readonly number[], line: (state: number, place: number) => string) =>
    of.map(line).join("\n");
  const decoded = (at: number) =>
    `decode(${at}u, codes[${at}u * tensor.quads + quad]) * absmax[${at}u * tensor.blocks + block]`;
  return join(
    ruleTypes(rule, `${bits.length}u`),
    `\
fn load_cell(quad: u32, block: u32) -> Cell {
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
${lines(coded, (k, at) => `  cell.s[${k}] = ${decoded(at)};`)}
${lines(floats, (k, at) => `  cell.s[${k}] = floats[${at}u * tensor.quads + quad];`)}
  return cell;
}
fn store_floats(quad: u32, cell: Cell) {
${lines(floats, (k, at) => `  floats[${at}u * tensor.quads + quad] = cell.s[${k}];`)}
}
fn moments_in_codes(cell: Cell) -> array<vec4f, STATES> {
  return array<vec4f, STATES>(${coded.map((k) => `cell.s[${k}]`).join(", ")});
}
`,
    cellMixed,
  );
};

const guardedStates = (rule: Rule) => rule.states.map(({ signed }) => signed);

/** Returns the access to parameters and gradients: four at a time if their number `n` is a multiple of 4. */
const paramsSource = (byQuads: boolean) => (byQuads ? paramsVec4 : paramsF32);

/** Joins the parts of every 8-bit step. */
const stepping = (rule: Rule, layout: BlockLayout, variant: KernelVariant, byQuads: boolean) =>
  join(
    quantizing(guardedStates(rule), layout, STEP_QUADS, variant),
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
  );

/**
 * Returns the 8-bit step over blocks that one workgroup holds.
 *
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const step8Source = (
  rule: Rule,
  blockSize: number,
  variant: KernelVariant,
  byQuads: boolean,
): string => join(stepping(rule, blockSize, variant, byQuads), step8);

/**
 * Returns the naive 8-bit step of the ladder.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 * @param naive the text of ladder/naive.wgsl; only the ladder needs it, so no other bundle holds it
 */
export const naiveStep8Source = (rule: Rule, byQuads: boolean, naive: string): string =>
  join(
    `const STATES = ${rule.states.length}u;`,
    `const GUARDED = array<bool, STATES>(${guardedStates(rule).join(", ")});`,
    tensor,
    bits,
    reciprocal,
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    naive,
  );

/**
 * Returns the 8-bit step over wide blocks, in two passes: `absmax` finds each block's new absmax, `codes`
 * does the step.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const step8WideSources = (rule: Rule, variant: KernelVariant, byQuads: boolean) => ({
  absmax: () => join(stepping(rule, "wide", variant, byQuads), cell8Bit, step8WideAbsmax),
  codes: () => join(stepping(rule, "wide", variant, byQuads), cell8Bit, step8Wide),
});

/**
 * Returns the 4-bit step.
 *
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function step4Source(
  rule: Rule,
  blockSize: number,
  { subgroup, negatives }: KernelVariant,
  byQuads: boolean,
): string {
  // Groups of eight values that a thread takes: enough that a workgroup's 256 threads hold a block.
  const groups = Math.max(1, blockSize / 2048);
  const source = join(
    subgroupHead(subgroup),
    stateConstants(guardedStates(rule), negatives),
    tensor,
    bits,
    codes4Bit,
    tables16,
    reciprocal,
    `const BLOCK_SIZE = ${blockSize}u;\nconst OCTETS = ${groups}u;`,
    blocksByEight,
    absmaxWithoutNan,
    sortable,
    encodeSearch16,
    subgroup ? absmaxSubgroups : absmax,
    ruleTypes(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    step4,
  );
  // With its loops left in, Adam's step took 1.5 times as long on an H100 (64 Mi parameters: 0.60 ms, not
  // 0.40).
  return unroll(source, { STATES: rule.states.length, QUADS: 2 * groups, OCTETS: groups });
}

/**
 * Returns the step of a state whose moments differ in width.
 *
 * @param bits of each state of the rule; both widths occur
 * @param blockSize one of BLOCK_SIZES (tensor.ts)
 * @param variant for the maps of the moments in codes
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const stepMixedSource = (
  rule: Rule,
  bits: readonly (8 | 32)[],
  blockSize: number,
  variant: KernelVariant,
  byQuads: boolean,
): string => {
  const guarded = statesIn(8, bits).map((k) => rule.states[k].signed);
  return join(
    quantizing(guarded, blockSize, STEP_QUADS, variant),
    mixedCell(rule, bits),
    paramsSource(byQuads),
    ruleSource(rule),
    stepMixed,
  );
};

/**
 * Returns the 32-bit step.
 *
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function step32Source(rule: Rule, byQuads: boolean): string {
  return join(
    `const STATES = ${rule.states.length}u;`,
    ruleTypes(rule),
    tensor,
    bits,
    stateBuffers(rule),
    paramsSource(byQuads),
    ruleSource(rule),
    step32,
  );
}

/**
 * Returns the 32-bit step of several tensors.
 *
 * @param tensors number of tensors. After the coefficients the kernel binds parameters, gradients and states of
 *   each.
 */
export function step32SeveralSource(rule: Rule, tensors: number): string {
  const buffersOf = (t: number) => {
    const first = 1 + t * (2 + rule.states.length);
    return `\
@group(0) @binding(${first}) var<storage, read_write> params${t}: array<f32>;
@group(0) @binding(${first + 1}) var<storage, read> grads${t}: array<f32>;
${rule.states.map((_, k) => `@group(0) @binding(${first + 2 + k}) var<storage, read_write> state${t}_${k}: array<vec4f>;`).join("\n")}
fn load_cell${t}(quad: u32, cell: ptr<function, Cell>) {
  let i = indices(quad, arrayLength(&params${t}));
  cell.p = vec4f(params${t}[i.x], params${t}[i.y], params${t}[i.z], params${t}[i.w]);
  cell.g = vec4f(grads${t}[i.x], grads${t}[i.y], grads${t}[i.z], grads${t}[i.w]);
${rule.states.map((_, k) => `  cell.s[${k}] = state${t}_${k}[quad];`).join("\n")}
}
fn store_cell${t}(quad: u32, cell: Cell) {
  for (var k = 0u; k < 4u; k++) {
    if (4u * quad + k < arrayLength(&params${t})) {
      params${t}[4u * quad + k] = cell.p[k];
    }
  }
${rule.states.map((_, k) => `  state${t}_${k}[quad] = cell.s[${k}];`).join("\n")}
}`;
  };
  return join(
    `const STATES = ${rule.states.length}u;\nconst TENSORS = ${tensors}u;`,
    ruleTypes(rule),
    bits,
    ...Array.from({ length: tensors }, (_, t) => buffersOf(t)),
    `\
fn quads_of(tensor_index: u32) -> u32 {
  ${switchOverTensors(tensors, (t) => `return arrayLength(&state${t}_0);`)}
}
fn load_cell(tensor_index: u32, quad: u32, cell: ptr<function, Cell>) {
  ${switchOverTensors(tensors, (t) => `load_cell${t}(quad, cell);`)}
}
fn store_cell(tensor_index: u32, quad: u32, cell: Cell) {
  ${switchOverTensors(tensors, (t) => `store_cell${t}(quad, cell);`)}
}`,
    ruleSource(rule),
    step32Several,
  );
}

/**
 * Returns the kernel that adds up a rule's sums over the whole tensor.
 *
 * @param stateBits how the state is stored
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export function rescaleCoefficientsSumsSource(rule: Rule, stateBits: 4 | 8 | 32, byQuads: boolean): string {
  const cells: Readonly<Record<typeof stateBits, () => string>> = {
    4: () => join(tables16, codes4Bit, ruleTypes(rule), cell4Bit),
    8: () => join(tables, ruleTypes(rule), cell8Bit),
    32: () => join(ruleTypes(rule), stateBuffers(rule), cell32Bit),
  };
  return join(
    `const STATES = ${rule.states.length}u;`,
    tensor,
    bits,
    paramsSource(byQuads),
    cells[stateBits](),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficientsSums,
  );
}

/**
 * Returns the kernel that adds up a rule's sums over a tensor whose moments differ in width.
 *
 * @param stateBits bits of each state of the rule
 * @param byQuads whether the number of parameters is a multiple of 4
 */
export const rescaleCoefficientsMixedSumsSource = (
  rule: Rule,
  stateBits: readonly (8 | 32)[],
  byQuads: boolean,
): string =>
  join(
    `const STATES = ${statesIn(8, stateBits).length}u;`,
    tensor,
    bits,
    paramsSource(byQuads),
    tables,
    mixedCell(rule, stateBits),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficientsSums,
  );

/**
 * Returns the kernel that rescales the coefficients of one tensor by its sums.
 *
 * @param quadsPerWorkgroup groups of four values that called for one workgroup of the kernel of the sums
 */
export const rescaleCoefficientsSource = (rule: Rule, quadsPerWorkgroup: number): string =>
  join(
    `const STATES = ${rule.states.length}u;\nconst QUADS_PER_WORKGROUP = ${quadsPerWorkgroup}u;`,
    tensor,
    bits,
    ruleTypes(rule),
    tensorWideSource(rule),
    workgroupSum,
    rescaleCoefficients,
  );
