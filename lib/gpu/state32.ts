/** State in 32-bit floats: makes it and reads it. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { readBytes, storageBuffer, uniformBuffer } from "./buffers";
import { type Access, kernelFor } from "./kernel";
import { requireKernel } from "./ruleKernels";
import { Owned, type State32, sizeOf } from "./state";
import { keyOf, TENSOR_ACCESS, takesQuads } from "./stepKernel";
import { step32Source } from "./stepSources";
import { shapeOf, tensorUniform } from "./tensor";

/**
 * Makes the 32-bit state of n parameters before the first step: zeros.
 *
 * @param n number of parameters, 1 to 2^30
 * @throws KernelArgumentError if n is out of range, or the rule has no kernel
 */
export function makeState32(device: GPUDevice, rule: Rule, n: number): State32 {
  // No kernel of 32-bit state reads the block size.
  const shape = shapeOf(n, 256);
  requireKernel(rule);
  const label = `${rule.name} state in 32 bits`;
  const states = rule.states.map(({ symbol }) =>
    storageBuffer(device, `${label}: ${symbol}`, shape.quads * 16),
  );
  const tensor = tensorUniform(device, label, shape);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  return Object.assign(new Owned([...states, tensor, coefficients]), {
    bits: 32 as const,
    device,
    rule,
    shape,
    states,
    tensor,
    coefficients,
    bytes: sizeOf(states),
    step: {
      kernels: () => [
        kernelFor(device, {
          key: `step32 ${keyOf(rule, shape)}`,
          source: () => step32Source(rule, takesQuads(shape)),
          groups: [["uniform", "uniform", ...states.map((): Access => "write")], TENSOR_ACCESS],
        }),
      ],
      buffers: (buffer: GPUBuffer) => [tensor, buffer, ...states],
      workgroups: Math.ceil(shape.quads / 256),
    },
  });
}

/** Reads the floats of each state of the rule. Waits for the steps submitted before. */
export const readState32 = ({ device, shape, states }: State32): Promise<Float32Array[]> =>
  Promise.all(states.map(async (buffer) => new Float32Array(await readBytes(device, buffer, shape.n * 4))));
