/** State in 8 bits: makes it and reads it. */
import { encode } from "@/lib/numerics/encode";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import { readBytes, storageBuffer, uniformBuffer, writeBytes } from "./buffers";
import { WIDE_BLOCKS } from "./features";
import { kernelFor } from "./kernel";
import { kernelVariantFor } from "./kernelVariant";
import { encodeMethodFor, makeMapTable } from "./mapTable";
import { requireKernel } from "./ruleKernels";
import { STEP_QUADS } from "./sourceParts";
import { mapsOfStates, Owned, type State8, type StepPlan, sizeOf } from "./state";
import { wideStep } from "./step8Wide";
import { CODES_ACCESS, keyOf, TENSOR_ACCESS, takesQuads } from "./stepKernel";
import { step8Source } from "./stepSources";
import { shapeOf, tablesBuffer, tensorUniform, workgroupsOf } from "./tensor";

/**
 * Makes the 8-bit state of n parameters before the first step: every value is 0.
 *
 * @param n number of parameters, 1 to 2^30
 * @param blockSize values that share one absmax: a power of two from 64 to 4096, at full speed; another
 *   multiple of 4, or n or more (the whole tensor), in two passes over memory
 * @param maps for signed states (first moments) and for the others
 * @throws KernelArgumentError if n or the block size is out of range, or the rule has no kernel
 */
export function makeState8(
  device: GPUDevice,
  rule: Rule,
  n: number,
  blockSize: number,
  maps: StateMaps,
): State8 {
  const shape = shapeOf(n, blockSize);
  requireKernel(rule);
  const stateMaps = mapsOfStates(rule, maps);
  const uses = rule.states.map(({ signed }, k) => ({ map: stateMaps[k], guarded: signed }));
  const encodeMethod = encodeMethodFor(uses);
  const mapTables = uses.map((use) => makeMapTable(use, encodeMethod));
  const label = `${rule.name} state in 8 bits`;
  const codes = storageBuffer(device, `${label}: codes`, stateMaps.length * shape.quads * 4);
  const absmax = storageBuffer(device, `${label}: absmax`, stateMaps.length * shape.blocks * 4);
  const tensor = tensorUniform(device, label, shape, mapTables);
  const tables = tablesBuffer(device, label, mapTables);
  const coefficients = uniformBuffer(device, `${label}: coefficients`, rule.coefficients.length * 4);
  stateMaps.forEach((map, k) => {
    const zeros = new Uint8Array(shape.quads * 4).fill(encode(map.values, 0));
    writeBytes(device, codes, zeros, k * shape.quads * 4);
  });
  const variant = () => kernelVariantFor(device, stateMaps, encodeMethod);
  const own = { tensor, tables, codes, absmax };
  const wide = WIDE_BLOCKS && shape.wide ? wideStep(device, rule, shape, label, own, variant) : undefined;
  const narrow = (): StepPlan => ({
    kernels: () => [
      kernelFor(device, {
        key: `step8 ${keyOf(rule, shape)}, ${variant().key}, block ${blockSize}`,
        source: () => step8Source(rule, blockSize, variant(), takesQuads(shape)),
        groups: [CODES_ACCESS, TENSOR_ACCESS],
      }),
    ],
    buffers: (buffer) => [tensor, tables, codes, absmax, buffer],
    workgroups: workgroupsOf(shape, STEP_QUADS),
  });
  const owned = [codes, absmax, tensor, tables, coefficients, ...(wide ? [wide.fresh] : [])];
  return Object.assign(new Owned(owned), {
    bits: 8 as const,
    device,
    rule,
    shape,
    maps: stateMaps,
    encodeMethod,
    ...own,
    coefficients,
    bytes: sizeOf([codes, absmax]),
    step: wide?.step ?? narrow(),
  });
}

/** Reads codes and absmax of each state of the rule. Waits for the steps submitted before. */
export async function readState8({ device, maps, shape, codes, absmax }: State8): Promise<Quantized[]> {
  const [codeBytes, absmaxBytes] = await Promise.all([readBytes(device, codes), readBytes(device, absmax)]);
  return maps.map((map, k) => ({
    codes: new Uint8Array(codeBytes, k * shape.quads * 4, shape.n).slice(),
    absmax: new Float32Array(absmaxBytes, k * shape.blocks * 4, shape.blocks).slice(),
    blockSize: shape.blockSize,
    map,
  }));
}
