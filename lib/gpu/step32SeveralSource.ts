/** The text of the 32-bit step of several tensors. */
import type { Rule } from "@/lib/numerics/rules/rule";
import bits from "./kernels/parts/bits.wgsl";
import step32Several from "./kernels/step32.several.wgsl";
import { ruleSource } from "./ruleKernels";
import { join } from "./sourceParts";
import { ruleTypes } from "./stepSources";
import { switchOverTensors } from "./tensorGroups";

/**
 * Returns the 32-bit step of several tensors.
 *
 * @param tensors number of tensors. After the coefficients the kernel binds parameters, gradients and states of
 *   each.
 */
export function step32SeveralSource(rule: Rule, tensors: number): string {
  const buffersOf = (t: number) => {
    const first = 1 + t * (2 + rule.states.length);
    return /* wgsl */ `\
@group(0) @binding(${first}) var<storage, read_write> params${t}: array<f32>;
@group(0) @binding(${first + 1}) var<storage, read> grads${t}: array<f32>;
${rule.states.map((_, k) => /* wgsl */ `@group(0) @binding(${first + 2 + k}) var<storage, read_write> state${t}_${k}: array<vec4f>;`).join("\n")}
fn load_cell${t}(quad: u32, cell: ptr<function, Cell>) {
  let i = indices(quad, arrayLength(&params${t}));
  cell.p = vec4f(params${t}[i.x], params${t}[i.y], params${t}[i.z], params${t}[i.w]);
  cell.g = vec4f(grads${t}[i.x], grads${t}[i.y], grads${t}[i.z], grads${t}[i.w]);
${rule.states.map((_, k) => /* wgsl */ `  cell.s[${k}] = state${t}_${k}[quad];`).join("\n")}
}
fn store_cell${t}(quad: u32, cell: Cell) {
  for (var k = 0u; k < 4u; k++) {
    if (4u * quad + k < arrayLength(&params${t})) {
      params${t}[4u * quad + k] = cell.p[k];
    }
  }
${rule.states.map((_, k) => /* wgsl */ `  state${t}_${k}[quad] = cell.s[${k}];`).join("\n")}
}`;
  };
  return join(
    `const STATES = ${rule.states.length}u;\nconst TENSORS = ${tensors}u;`,
    ruleTypes(rule),
    bits,
    ...Array.from({ length: tensors }, (_, t) => buffersOf(t)),
    /* wgsl */ `\
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
