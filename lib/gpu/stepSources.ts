/** The text of the kernels of steps with 8-bit and 32-bit state, and the parts that all kernels with a rule share. */
import type { Rule } from "@/lib/numerics/rules/rule";
import bits from "./kernels/parts/bits.wgsl";
import paramsF32 from "./kernels/parts/params-f32.wgsl";
import paramsVec4 from "./kernels/parts/params-vec4.wgsl";
import reciprocal from "./kernels/parts/reciprocal.wgsl";
import tensor from "./kernels/parts/tensor.wgsl";
import step8 from "./kernels/step8.wgsl";
import step32 from "./kernels/step32.wgsl";
import type { KernelVariant } from "./kernelVariant";
import { ruleSource } from "./ruleKernels";
import { type BlockLayout, join, quantizing, STEP_QUADS } from "./sourceParts";

/**
 * Returns the WGSL types of a rule: what it reads and writes for four neighbouring parameters (value, gradient and states),
 * and its coefficients.
 *
 * @param states the number of the rule's states, as WGSL. A rule without state has an unused one, because WGSL has no
 *   empty arrays.
 */
export const ruleTypes = (rule: Rule, states = "STATES"): string => /* wgsl */ `\
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
export const stateBuffers = (rule: Rule) => {
  const lines = (line: (k: number) => string) => rule.states.map((_, k) => line(k)).join("\n");
  return /* wgsl */ `\
${lines((k) => /* wgsl */ `@group(0) @binding(${2 + k}) var<storage, read_write> state${k}: array<vec4f>;`)}
fn load_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => /* wgsl */ `  cell.s[${k}] = state${k}[quad];`)}
}
fn store_state(quad: u32, cell: ptr<function, Cell>) {
${lines((k) => /* wgsl */ `  state${k}[quad] = cell.s[${k}];`)}
}
`;
};

/** Returns for each state whether its codes keep the sign of their value. */
export const guardedStates = (rule: Rule) => rule.states.map(({ signed }) => signed);

/** Returns the access to parameters and gradients: four at a time if their number `n` is a multiple of 4. */
export const paramsSource = (byQuads: boolean) => (byQuads ? paramsVec4 : paramsF32);

/** Joins the parts of every 8-bit step. */
export const stepping = (rule: Rule, layout: BlockLayout, variant: KernelVariant, byQuads: boolean) =>
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
