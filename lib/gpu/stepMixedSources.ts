/** The text of the kernels of steps with state whose moments differ in width. */
import type { Rule } from "@/lib/numerics/rules/rule";
import cellMixed from "./kernels/parts/cell-mixed.wgsl";
import stepMixed from "./kernels/step-mixed.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { ruleSource } from "./ruleKernels";
import { join, quantizing, STEP_QUADS } from "./sourceParts";
import { paramsSource, ruleTypes } from "./stepSources";

/** Returns the indices of the states that are stored in a width. @param bits of each state of the rule */
export const statesIn = (width: 8 | 32, bits: readonly (8 | 32)[]): readonly number[] =>
  [...bits.keys()].filter((k) => bits[k] === width);

/**
 * Returns the buffers and the types of a state whose moments differ in width, and the functions that know
 * where each moment is.
 *
 * @param bits of each state of the rule
 */
export const mixedCell = (rule: Rule, bits: readonly (8 | 32)[]): string => {
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
